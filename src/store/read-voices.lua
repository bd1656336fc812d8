--[[
Which utterances countries have on their days, by officials or by others. Changes nothing.

KEYS[1] the event's base key
ARGV    any number of groups "<country>.<o|a>.<day>"

Returns a list for each group: utterance id, letters of stance and background and time of day, ...
]]
local groups = {}
for i, group in ipairs(ARGV) do
  local name, rows = "voices:" .. group, {}
  for number = 0, keys_of(name) - 1 do
    for _, item in ipairs(call("HGETALL", key_of(name, number))) do
      rows[#rows + 1] = item
    end
  end
  groups[i] = rows
end
return groups
