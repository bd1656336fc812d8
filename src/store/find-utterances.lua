-- needs: layout, utterances
--[[
The utterances that are meant, by their own name or that of one of their mentions. Changes nothing.

KEYS[1] the event's base key
ARGV    names

Returns for each of them the utterance and the mention that represents it, "" and "" where there is none.
]]
local found = {}
for _, name in ipairs(ARGV) do
  -- What follows a line end is another page of a head.
  local known = not string.find(name, "\n", 1, true) and read_page(name, 0)
  local r = not known and read_mention(name)
  local utterance = known and name or r and r.utterance or ""
  found[#found + 1] = utterance
  found[#found + 1] = utterance ~= "" and read_head(utterance).id or ""
end
return found
