--[[
Keep the figures of an event as they stand, unless they are kept already.

KEYS[1] the event's base key
ARGV[1] their id
ARGV[2] the figures
ARGV[3] how many an event may keep

Returns "kept", "known" where they were kept before, "empty" where nothing of the event is counted, and "full" where as
many are kept as may be; then nothing is written.
]]
local key = KEYS[1] .. ":frozen"
if not redis.call("HGET", KEYS[1] .. ":totals", "mentions") then
  return "empty"
end
if redis.call("HEXISTS", key, ARGV[1]) == 1 then
  return "known"
end
if redis.call("HLEN", key) >= tonumber(ARGV[3]) then
  return "full"
end
redis.call("HSET", key, ARGV[1], ARGV[2])
return "kept"
