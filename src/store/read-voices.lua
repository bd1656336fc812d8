--[[
The utterances of one country on one day, by officials or by others. Changes nothing.

KEYS[1] the event's base key
ARGV    any number of groups "<country>.<o|a>.<day>"

Returns for each utterance: its tagged statement as JSON (or "" once texts are gone), how many mentions
it has, its id and its time of day (base 36, ms).
]]
local rows = {}
for _, group in ipairs(ARGV) do
  local name = "voices:" .. group
  for number = 0, keys_of(name) - 1 do
    local voices = call("HGETALL", key_of(name, number))
    for i = 1, #voices, 2 do
      local head = read_head(voices[i])
      rows[#rows + 1] = call("HGET", base .. ":texts", head.id) or ""
      rows[#rows + 1] = head.mentions
      rows[#rows + 1] = voices[i]
      rows[#rows + 1] = string.sub(voices[i + 1], 3)
    end
  end
end
return rows
