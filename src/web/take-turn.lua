--[[
Take the next turn at a host, or none.

KEYS[1] when the next turn is, in ms since 1970 by Redis's clock; no key: now
ARGV[1] the pause after this turn, in ms
ARGV[2] the longest wait: where it is longer no turn is taken
ARGV[3] "hold" to give no turn for ARGV[1] ms instead

Returns 1 where a turn was taken, else 0; and how many ms there are until it.
]]
if redis.replicate_commands then
  redis.replicate_commands()
end
local time = redis.call("TIME")
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local at = math.max(now, tonumber(redis.call("GET", KEYS[1])) or 0)
local pause = tonumber(ARGV[1])
local after = at + pause
if ARGV[3] == "hold" then
  after = math.max(at, now + pause)
elseif at - now > tonumber(ARGV[2]) then
  return { 0, at - now }
end
if after > now then
  redis.call("SET", KEYS[1], string.format("%.0f", after), "PX", string.format("%.0f", after - now))
end
return { 1, at - now }
