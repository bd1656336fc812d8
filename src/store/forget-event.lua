-- needs: clock, packed-hash, sorted-set, voice, earlier-layout
--[[
Take an event away whole: counts, ids and texts together.

KEYS[1] the event's base key
ARGV[1] only if it has not been changed for so long, in ms

Returns 1 when it was taken away, 0 when not.
]]
local changed_at = call("HGET", base .. ":totals", "changedAt")
if not changed_at or now - changed_at < tonumber(ARGV[1]) then
  return 0
end
for _, name in ipairs({ "mentions", "utterances" }) do
  for number = 0, keys_of(name) - 1 do
    call("UNLINK", key_of(name, number))
  end
end
for _, line in ipairs(call("ZRANGE", directory(), 0, -1)) do
  call("UNLINK", key_of_line(string.match(line, "^[^\n]*"), line))
end
for _, cell in ipairs(call("HKEYS", base .. ":cells")) do
  call("UNLINK", leaf_key(voices_of_cell(cell), ""))
end
unlink_earlier()
for _, kind in ipairs({ "spread", "leaves", "cells", "outlets", "titles", "sources", "states", "overtaken", "folds", "texts",
  "totals", "corrections", "overlay", "judged" }) do
  call("UNLINK", base .. ":" .. kind)
end
return 1
