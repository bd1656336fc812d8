--[[
Which utterances countries may have on their days. Changes nothing.

KEYS[1] the event's base key
ARGV    any number of groups "<country>.<day>"

Returns a list for each group: its voices, as utterances.lua writes them.
]]
local groups = {}
for i, group in ipairs(ARGV) do
  groups[i] = redis.call("LRANGE", KEYS[1] .. ":voices:" .. group, 0, -1)
end
return groups
