-- needs: packed-hash, earlier-layout
--[[
Begin to carry an event over that an earlier version counted: the keys that carry-over.ts reads again are moved
aside, and all keys that were made of them are taken away.

KEYS[1] the event's base key

Returns how many keys with mentions stand aside; 0 when there is nothing to carry over.
]]
local known = call("HMGET", base .. ":totals", "mentions", "layout", "moving")
if known[3] then
  return tonumber(known[3])
end
if known[2] or not known[1] then
  return 0
end

local function move(name)
  if call("EXISTS", base .. ":" .. name) == 1 then
    call("RENAME", base .. ":" .. name, base .. ":old:" .. name)
  end
end

local moving = keys_of("mentions")
for number = 0, moving - 1 do
  move("mentions:" .. show(number))
end
for number = 0, keys_of("utterances") - 1 do
  call("UNLINK", key_of("utterances", number))
end
for _, name in ipairs({ "names", "articles", "texts" }) do
  move(name)
end
unlink_old_voices()
call("UNLINK", base .. ":cells", base .. ":outlets", base .. ":titles", base .. ":spread")
begin_event()
call("HSET", base .. ":totals", "mentions", "0", "moving", show(moving))
return moving
