-- needs: packed-hash, sorted-set, layout, utterances
--[[
What utterances say by themselves, whatever they are folded with. Changes nothing.

KEYS[1] the event's base key
ARGV    names: utterances, or mentions of which the utterance is meant

Returns for each of them the utterance ("" where there is none), its mentions, the tagged statement of the one that
represents it ("" where its text is gone), and the day of the latest (a number of days since 1970, or "-").
]]

-- The latest dated mention of many, nil where all are undated.
local function latest_print(utterance)
  local set = prints_of(utterance)
  local key, line = leaf_of(set, "~")
  local word = call("ZREVRANGEBYLEX", key, "(~", "-", "LIMIT", 0, 1)[1]
  if not word and has_leaves(set) then
    local before = call("ZREVRANGEBYLEX", directory(), "(" .. line, "[" .. set .. "\n", "LIMIT", "0", "1")[1]
    word = before and call("ZREVRANGEBYLEX", key_of_line(set, before), "(~", "-", "LIMIT", 0, 1)[1]
  end
  return word and read_mention(id_in_print(word))
end

local function latest_day(utterance, head)
  if not head.ids then
    local r = latest_print(utterance)
    return r and r.day or "-"
  end
  local latest
  for _, id in ipairs(head.ids) do
    local r = read_mention(id)
    if instant_of(r) and (not latest or instant_of(r) > instant_of(latest)) then
      latest = r
    end
  end
  return latest and latest.day or "-"
end

local rows = {}
for _, name in ipairs(ARGV) do
  -- What follows a line end is another page of a head.
  local named = not string.find(name, "\n", 1, true) and read_page(name, 0)
  local r = not named and read_mention(name)
  local utterance = named and name or r and r.utterance
  local head = utterance and read_head(utterance)
  rows[#rows + 1] = head and utterance or ""
  rows[#rows + 1] = head and head.mentions or 0
  rows[#rows + 1] = head and call("HGET", base .. ":texts", head.id) or ""
  rows[#rows + 1] = head and latest_day(utterance, head) or "-"
end
return rows
