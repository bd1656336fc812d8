--[[
Which of these mentions are counted already. Changes nothing.

KEYS[1] the event's base key
ARGV    mention ids

Returns a "1" or "0" for each of them, in one string.
]]
local known = {}
for i, id in ipairs(ARGV) do
  known[i] = packed_get("mentions", hash_of(id), id) and "1" or "0"
end
return table.concat(known)
