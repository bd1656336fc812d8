-- needs: packed-hash, layout, articles
--[[
Forgetting. Each forget has a sequence, as if it was sent, and takes away what was sent before it, whenever that
comes (counting/forgetting.ts). Only the caller can tell whom a forget means. So mentions that are older
than the last forget of their event are counted only once the caller has checked them against all
forgets; those that one means come with a mark before their text: "-", the sequence of that forget, a space.

KEYS[1] the event's base key
]]
-- How many mentions of this call were taken away.
local forgotten = 0

-- Articles that lost mentions, by name.
local shortened = {}
resets[#resets + 1] = function()
  shortened = {}
end

-- Whether something that was sent with this sequence is older than the last forget, if there was any.
local function is_older_than_forgets(forgot, sequence)
  return forgot and tonumber(sequence) <= tonumber(string.match(forgot, "^%w+"), 36)
end

-- Whether what was checked against so many forgets was checked against all there are.
local function are_checked(forgot, checked)
  return string.match(forgot, "%d+$") == checked
end

-- Takes the mark in front of a mention's text; gives the text.
local function read_forgotten(r, json)
  if string.byte(json) ~= 45 then -- "-"
    return json
  end
  local until36, text = string.match(json, "^%-(%w+) (.*)$")
  r.forgotten = tonumber(until36, 36)
  return text
end

-- Whether a forget takes this mention away: not where it was sent again since.
local function is_forgotten(r)
  return r.forgotten and sequence_of(r) <= r.forgotten
end

-- Takes a known mention away; its id and content stay known, as older contents must not count either.
local function forget(known, r, article, withdraw)
  if not known.gone then
    withdraw(known)
    forgotten = forgotten + 1
    if article then
      shortened[article] = true
    end
  end
  if known.sequence36 ~= r.sequence36 then
    write_mention(known, gone_record(r))
  end
end

-- Takes the ids that count no more out of the lists of their articles.
local function unlist_forgotten()
  for article, entry in pairs(articles) do
    if shortened[entry] then
      local ids, seen = {}, {}
      for _, id in ipairs(take_ids(article, entry)) do
        local r = read_mention(id)
        if not seen[id] and r and r.mark == entry.mark then
          ids[#ids + 1] = id
        end
        seen[id] = true
      end
      entry.added = ids
    end
  end
end
