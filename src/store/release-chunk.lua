--[[
Take away the chunk that stands beside a job, unless the job is there and still needs it.

KEYS[1] the ids of jobs whose chunks stand beside them
KEYS[2] the chunk
KEYS[3] the job
ARGV[1] the job's id

Returns 1 when it was taken away, 0 when the job needs it or it was gone.
]]
local data = redis.call("HGET", KEYS[3], "data")
if data and string.sub(data, 1, 8) == '{"held":' then -- held-chunks.ts writes it first
  return 0
end
redis.call("ZREM", KEYS[1], ARGV[1])
return redis.call("UNLINK", KEYS[2])
