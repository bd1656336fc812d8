-- needs: packed-hash, layout, corrections, folds
--[[
The mentions that count under one of the keys that hold them. Changes nothing.

KEYS[1] the event's base key
ARGV[1] the number of the key, from 0; a mention that moves goes to a key with a higher number
ARGV[2] "heads" to tell of each whether it represents its utterance, else ""

Returns how many keys there are, and then for each mention id, record without source number, source, tagged
statement as kept ("" when its text is gone), and where it represents its utterance the cell in which that counts,
a space, and the letters of the fields that readers decided (corrections.lua), else "".
]]
local function head_of(id, text)
  local r = parse_record(id, text)
  if read_joined(r.utterance).id ~= id then
    return ""
  end
  local fields = {}
  for field in string.gmatch(overlay_of(r.utterance) or "", "%a(%a)=") do
    fields[#fields + 1] = field
  end
  return corrected(r).cell .. " " .. table.concat(fields)
end

local fields = call("HGETALL", key_of("mentions", tonumber(ARGV[1])))
local rows = { keys_of("mentions") }
for i = 1, #fields, 2 do
  local id, text = fields[i], fields[i + 1]
  if not is_gone(text) then
    local source, record = string.match(text, "^(%S+) (.*)$")
    rows[#rows + 1] = id
    rows[#rows + 1] = record
    rows[#rows + 1] = name_of(source)
    rows[#rows + 1] = call("HGET", base .. ":texts", id) or ""
    rows[#rows + 1] = ARGV[2] == "heads" and head_of(id, text) or ""
  end
end
return rows
