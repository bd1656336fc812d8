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
local names = { mentions = true, utterances = true }
for _, cell in ipairs(call("HKEYS", base .. ":cells")) do
  local country, letters, day = string.match(cell, "^([^.]*)%.([^.]*)%.([^.]*)")
  local official = string.sub(letters, 3, 3) == "o" and "o" or "a"
  names["voices:" .. country .. "." .. official .. "." .. day] = true
end
for name in pairs(names) do
  for number = 0, keys_of(name) - 1 do
    call("UNLINK", key_of(name, number))
  end
end
for _, kind in ipairs({ "spread", "cells", "outlets", "titles", "names", "articles", "texts", "totals" }) do
  call("UNLINK", base .. ":" .. kind)
end
return 1
