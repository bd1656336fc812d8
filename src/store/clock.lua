-- The time by Redis's clock, in ms since 1970: the clocks of workers may be wrong.
local now
do
  -- Before Redis 7 a script that asks for the time may only write if its effects are replicated.
  if redis.replicate_commands then
    redis.replicate_commands()
  end
  local time = redis.call("TIME")
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
