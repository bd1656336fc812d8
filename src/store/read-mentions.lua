-- needs: packed-hash, layout, folds
--[[
The mentions that count under one of the keys that hold them. Changes nothing.

KEYS[1] the event's base key
ARGV[1] the number of the key, from 0; a mention that moves goes to a key with a higher number
ARGV[2] "heads" to tell of each whether it represents its utterance, else ""

Returns how many keys there are, and then for each mention id, record without source number, source, tagged
statement as kept ("" when its text is gone), and 1 when it represents its utterance.
]]
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
    rows[#rows + 1] = ARGV[2] == "heads" and read_joined(parse_record(id, text).utterance).id == id and 1 or 0
  end
end
return rows
