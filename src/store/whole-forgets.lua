-- needs: packed-hash
--[[
What belongs to an event beside its mentions and was made before the whole of it was forgotten is not written
after that.

KEYS[1] the event's base key
]]
-- Whether the whole event was forgotten after this sequence, in base 36.
local function was_forgotten_since(sequence36)
  local last = call("HGET", base .. ":forgets", "{}")
  return last and tonumber(last, 36) > tonumber(sequence36, 36)
end
