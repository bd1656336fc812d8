--[[
Take an event away whole: counts, ids and texts together.

KEYS[1] the event's base key

Returns how many mentions it had.
]]
local mentions = tonumber(call("HGET", base .. ":totals", "mentions") or 0)
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
return mentions
