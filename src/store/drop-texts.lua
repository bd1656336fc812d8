-- needs: clock, packed-hash
--[[
Take the texts of an event away; its counts and ids stay.

KEYS[1] the event's base key
ARGV[1] only if it has not been changed for so long, in ms

Returns 1 when there were texts to take away, 0 when not.
]]
local changed_at = call("HGET", base .. ":totals", "changedAt")
if not changed_at or now - changed_at < tonumber(ARGV[1]) then
  return 0
end
return math.min(1, call("UNLINK", base .. ":texts", base .. ":old:texts", base .. ":page-texts"))
