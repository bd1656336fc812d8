-- needs: clock
--[[
Writes what is known of the webhook, as the one process that tells it.

KEYS[1] the hash of the webhook
ARGV[1] this process
ARGV[2] for how many ms from now on it is the one; 0 leaves it to others
ARGV[3], ARGV[4] ... a field and its value; an empty value takes the field away

Returns the time (ms since 1970) where this process is the one, and 0 where another is: then nothing is written.
]]
local holder, till = unpack(redis.call("HMGET", KEYS[1], "holder", "till"))
if holder and holder ~= ARGV[1] and tonumber(till) > now then
  return 0
end
redis.call("HSET", KEYS[1], "holder", ARGV[1], "till", string.format("%d", now + ARGV[2]))
for i = 3, #ARGV, 2 do
  if ARGV[i + 1] == "" then
    redis.call("HDEL", KEYS[1], ARGV[i])
  else
    redis.call("HSET", KEYS[1], ARGV[i], ARGV[i + 1])
  end
end
return now
