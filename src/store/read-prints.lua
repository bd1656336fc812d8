-- needs: packed-hash, sorted-set, layout, utterances
--[[
One mention, and the other mentions of its utterance. Changes nothing.

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
local head, most = read_head(asked.utterance), tonumber(ARGV[2])
local ids = head.ids or {}
if not head.ids then
  for i, word in ipairs(words_after(prints_of(asked.utterance), "", most)) do
    ids[i] = id_in_print(word)
  end
end

local function text_of(id)
  return call("HGET", base .. ":texts", id) or ""
end

local list = { show(head.mentions), head.id, text_of(ARGV[1]) }
for i = 1, math.min(#ids, most) do
  list[#list + 1] = text_of(ids[i])
end
return list
