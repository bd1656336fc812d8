-- needs: packed-hash, sorted-set, layout, utterances, folds
--[[
One mention, and the other mentions of its utterance and of all that are folded with it. Changes nothing.

KEYS[1] the event's base key
ARGV[1] the id of a mention
ARGV[2] at most so many mentions are given

Returns nothing where the mention does not count. Else how many mentions the utterance has, the id of the one
that represents it, the text of the mention itself, and then the texts of its mentions, the representative
first; "" where a text is gone.
]]
local asked = read_mention(ARGV[1])
if not asked then
  return {}
end
local joined, most = read_joined(asked.utterance), tonumber(ARGV[2])
local ids = { joined.id }

local function add(id)
  if id ~= joined.id and #ids < most then
    ids[#ids + 1] = id
  end
end

for _, utterance in ipairs(joined_with(asked.utterance)) do
  local head = read_head(utterance)
  for _, id in ipairs(head and head.ids or {}) do
    add(id)
  end
  if head and not head.ids then
    for _, word in ipairs(words_after(prints_of(utterance), "", most)) do
      add(id_in_print(word))
    end
  end
end

local function text_of(id)
  return call("HGET", base .. ":texts", id) or ""
end

local list = { show(joined.mentions), joined.id, text_of(ARGV[1]) }
for _, id in ipairs(ids) do
  list[#list + 1] = text_of(id)
end
return list
