-- needs: packed-hash
--[[
Write down what is to be forgotten, from now on also of what has yet to be counted (forgotten.lua).

KEYS[1] the event's base key
ARGV[1] the sequence of this forget, in base 36
ARGV[2] what is meant, as JSON (counting/forgetting.ts)

Returns the number of forgets of this event.
]]
local forgot = call("HGET", base .. ":totals", "forgot") or "0 0"
local last36, forgets = string.match(forgot, "^(%w+) (%d+)$")
local before = call("HGET", base .. ":forgets", ARGV[2])
if not before or tonumber(before, 36) < tonumber(ARGV[1], 36) then
  call("HSET", base .. ":forgets", ARGV[2], ARGV[1])
end
if tonumber(last36, 36) < tonumber(ARGV[1], 36) then
  last36 = ARGV[1]
end
call("HSET", base .. ":totals", "forgot", last36 .. " " .. show(forgets + 1))
return forgets + 1
