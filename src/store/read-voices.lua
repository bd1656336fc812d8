-- needs: sorted-set, voice
--[[
The utterances of countries on days, as voices. Changes nothing.

KEYS[1] the event's base key
ARGV[1] at most so many of each
then    any number of triples: a country and a day as a cell has them, and the voice after which to begin, or ""

Returns a list for each triple: voices, as voice.lua writes them.
]]
local lists = {}
for i = 2, #ARGV, 3 do
  lists[#lists + 1] = words_after(voices_of(ARGV[i], ARGV[i + 1]), ARGV[i + 2], tonumber(ARGV[1]))
end
return lists
