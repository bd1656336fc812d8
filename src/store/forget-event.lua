-- needs: clock, packed-hash, sorted-set, cell, voice, earlier-layout
--[[
Take an event away whole: counts, ids and texts together.

KEYS[1] the event's base key
ARGV[1] only if it has not been changed for so long, in ms
ARGV[2] the sequence of this forget in base 36, so that what was sent before it is not counted later
        (forgotten.lua), or "" to keep nothing

Returns 1 when it was taken away, 0 when not: also where something is counted that was sent after this forget;
and how many mentions it had.
]]
local forgets = ARGV[2] ~= "" and call("HGETALL", base .. ":forgets") or {}
local changed_at, forgot, sequence, mentions =
  unpack(call("HMGET", base .. ":totals", "changedAt", "forgot", "sequence", "mentions"))
if not changed_at or now - changed_at < tonumber(ARGV[1]) then
  return { 0, 0 }
end
if ARGV[2] ~= "" and tonumber(sequence or 0) > tonumber(ARGV[2], 36) then
  return { 0, 0 }
end
for _, name in ipairs({ "mentions", "utterances" }) do
  for number = 0, keys_of(name) - 1 do
    call("UNLINK", key_of(name, number))
  end
end
for _, line in ipairs(call("ZRANGE", directory(), 0, -1)) do
  call("UNLINK", key_of_line(string.match(line, "^[^\n]*"), line))
end
for _, field in ipairs(call("HKEYS", base .. ":cells")) do
  local country, day = parse_cell(field)
  if country then
    call("UNLINK", leaf_key(voices_of(country, day), ""))
  end
end
unlink_earlier()
for _, kind in ipairs({ "spread", "leaves", "cells", "outlets", "titles", "sources", "states", "overtaken", "folds", "texts",
  "totals", "corrections", "overlay", "judged", "frozen", "forgets", "items", "pages", "page-texts", "watch" }) do
  call("UNLINK", base .. ":" .. kind)
end
if ARGV[2] ~= "" then
  -- Forgets that are later than this one hold on.
  local last36, number = string.match(forgot or "0 0", "^(%w+) (%d+)$")
  if tonumber(last36, 36) < tonumber(ARGV[2], 36) then
    last36 = ARGV[2]
  end
  call("HSET", base .. ":totals", "forgot", last36 .. " " .. show(number + 1))
  call("HSET", base .. ":forgets", "{}", ARGV[2])
  for i = 1, #forgets, 2 do
    if tonumber(forgets[i + 1], 36) > tonumber(ARGV[2], 36) then
      call("HSET", base .. ":forgets", forgets[i], forgets[i + 1])
    end
  end
end
return { 1, tonumber(mentions or 0) }
