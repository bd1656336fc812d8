--[[
Which of these mentions are counted already. Changes nothing.

KEYS    the base keys of the events they are of
ARGV    for each event: how many ids of mentions follow, and these

Returns a "1" or "0" for each of them, in one string.
]]
local known = {}
local at = 1
for _, key in ipairs(KEYS) do
  turn_to_key(key)
  -- Mostly an event is new, and of one without mentions there is no need to ask of each.
  local new = tonumber(call("HGET", base .. ":totals", "mentions") or 0) == 0
  local last = at + ARGV[at]
  for i = at + 1, last do
    local id = ARGV[i]
    known[#known + 1] = not new and packed_get("mentions", hash_of(id), id) and "1" or "0"
  end
  at = last + 1
end
return table.concat(known)
