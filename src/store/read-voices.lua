-- needs: sorted-set
--[[
Which utterances countries have on their days. Changes nothing.

KEYS[1] the event's base key
ARGV[1] at most so many of each
then    any number of pairs: a group "<country>.<day>", and the voice after which to begin, or ""

Returns a list for each pair: voices, as utterances.lua writes them.
]]
local lists = {}
for i = 2, #ARGV, 2 do
  lists[#lists + 1] = words_after("voices:" .. ARGV[i], ARGV[i + 1], tonumber(ARGV[1]))
end
return lists
