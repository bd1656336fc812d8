--[[
How many of these mentions are counted already. Changes nothing.

KEYS[1] the event's base key
ARGV    mention ids

Returns their number.
]]
local known = 0
for _, id in ipairs(ARGV) do
  known = known + (packed_get("mentions", hash_of(id), id) and 1 or 0)
end
return known
