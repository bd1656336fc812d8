--[[
Take an event away whole: counts, ids and texts together.

KEYS[1] the event's base key
ARGV[1] only if it was last changed before this moment, in ms since 1970

Returns 1 when it was taken away, 0 when not.
]]
local changed_at = call("HGET", base .. ":totals", "changedAt")
if not changed_at or tonumber(changed_at) >= tonumber(ARGV[1]) then
  return 0
end
local cells = call("HKEYS", base .. ":cells")
for _, cell in ipairs(cells) do
  local country, letters, day = string.match(cell, "^([^.]*)%.([^.]*)%.([^.]*)")
  local official = string.sub(letters, 3, 3) == "o" and "o" or "a"
  for x = 0, 15 do
    call("UNLINK", base .. ":voices:" .. country .. "." .. official .. "." .. day .. ":" .. string.format("%x", x))
  end
end
for b = 0, 4095 do
  local digits = string.format("%03x", b)
  call("UNLINK", base .. ":mentions:" .. digits, base .. ":utterances:" .. digits)
end
for _, kind in ipairs({ "cells", "outlets", "titles", "names", "articles", "texts", "totals" }) do
  call("UNLINK", base .. ":" .. kind)
end
return 1
