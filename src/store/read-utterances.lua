--[[
Utterances by their representatives. Changes nothing.

KEYS[1] the event's base key
ARGV    utterance ids

Returns for each of them the tagged statement as kept, "" where it or its text is gone, and its mentions.
]]
local rows = {}
for _, utterance in ipairs(ARGV) do
  local head = read_head(utterance)
  rows[#rows + 1] = head and call("HGET", base .. ":texts", head.id) or ""
  rows[#rows + 1] = head and head.mentions or 0
end
return rows
