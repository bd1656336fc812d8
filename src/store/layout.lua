--[[
How an event is laid out under its base key (keys.ts lists the keys), on top of packed-hash.lua. Scripts
that are put together with this one (scripts.ts) have what it defines at hand.

KEYS[1] the event's base key
]]
local PAGE = 64 -- bytes; Redis keeps a hash packed while no value is longer

-- The dictionary: a long name has a short number, for good.
local numbers, names = {}, {}

local function number_of(name)
  if not numbers[name] then
    local number = call("HGET", base .. ":names", "=" .. name)
    if not number then
      number = show(call("HINCRBY", base .. ":names", "next", 1))
      call("HSET", base .. ":names", "=" .. name, number, "#" .. number, name)
    end
    numbers[name], names[number] = number, name
  end
  return numbers[name]
end

-- Looks many names up at once that number_of will be asked for.
local function foresee(list)
  local fields = {}
  for i, name in ipairs(list) do
    fields[i] = "=" .. name
  end
  for field, number in pairs(get_all(base .. ":names", fields)) do
    if number then
      local name = string.sub(field, 2)
      numbers[name], names[number] = number, name
    end
  end
end

local function name_of(number)
  if not names[number] then
    names[number] = call("HGET", base .. ":names", "#" .. number)
  end
  return names[number]
end

-- A source is outlet, title, epoch and model of a mention, with unit separators between.
local sources = {}

local function source_of(number)
  if not sources[number] then
    local outlet, title, epoch, model =
      string.match(name_of(number), "^([^\31]*)\31([^\31]*)\31([^\31]*)\31([^\31]*)$")
    sources[number] = { outlet = outlet, title = title, epoch = tonumber(epoch), model = number_of(model) }
  end
  return sources[number]
end

-- A record: source number, sequence, content, utterance, time of day, sentiment, cell, article mark. The
-- cell is country, day and letters (counting/cell-key.ts).
local RECORD = "^(%S+) (%S+) (%S+) (%S+) (%S+) (%S+) (([^.]*)%.([^.]*)%.(%S*)) ?(%S*)$"

local function parse_record(id, text)
  local r = { id = id }
  r.source, r.sequence36, r.content, r.utterance, r.offset, r.sentiment, r.cell, r.country, r.day, r.letters, r.mark =
    string.match(text, RECORD)
  return r
end

local function sequence_of(r)
  return tonumber(r.sequence36, 36)
end

local function format_record(r)
  local text = table.concat(
    { r.source, r.sequence36, r.content, r.utterance, r.offset, r.sentiment, r.cell }, " ")
  return r.mark == "" and text or text .. " " .. r.mark
end

local function read_mention(id)
  local text = packed_get("mentions", hash_of(id), id)
  return text and parse_record(id, text)
end

local function write_mention(r)
  packed_set("mentions", hash_of(r.id), r.id, format_record(r))
end

-- A time of day in ms, as it is written in base 36.
local function time_of(offset)
  local sign, digits = string.match(offset, "^(%-?)(%w*)$")
  return (sign == "-" and -1 or 1) * (tonumber(digits, 36) or 0)
end

-- The moment of a record in ms since 1970, nil when it is undated.
local function instant_of(r)
  if r.day == "-" then
    return nil
  end
  return tonumber(r.day) * 86400000 + time_of(r.offset)
end
