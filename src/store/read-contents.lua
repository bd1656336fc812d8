-- needs: packed-hash, layout
--[[
The content with which each of these mentions is counted. Changes nothing.

KEYS    the base keys of the events they are of
ARGV    for each event: how many ids of mentions follow, and these

Returns for each of them its content (layout.lua), or "" where it is not counted.
]]
local contents = {}
local at = 1
for _, key in ipairs(KEYS) do
  turn_to(key)
  -- Most events are new: without any mentions there is no need to ask for each.
  local new = tonumber(call("HGET", base .. ":totals", "mentions") or 0) == 0
  local last = at + ARGV[at]
  for i = at + 1, last do
    local known = not new and read_mention(ARGV[i])
    contents[#contents + 1] = known and known.content or ""
  end
  at = last + 1
end
return contents
