--[[
Change a field of a hash that is still there: what was forgotten meanwhile does not come back.

KEYS[1] the hash
ARGV[1] the field
ARGV[2] its value

Returns 1, or 0 where it is not there.
]]
if redis.call("HEXISTS", KEYS[1], ARGV[1]) == 0 then
  return 0
end
redis.call("HSET", KEYS[1], ARGV[1], ARGV[2])
return 1
