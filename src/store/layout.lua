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
      number = tostring(call("HINCRBY", base .. ":names", "next", 1))
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

-- A record: sequence, source number, content, utterance, time of day, sentiment, cell, article mark.
local function parse_record(id, text)
  local sequence, source, content, utterance, offset, sentiment, cell, mark =
    string.match(text, "^(%S+) (%S+) (%S+) (%S+) (%S+) (%S+) (%S+) ?(%S*)$")
  return {
    id = id, sequence = tonumber(sequence, 36), source = source, content = content,
    utterance = utterance, offset = offset, sentiment = sentiment, cell = cell, mark = mark,
    sequence36 = sequence,
  }
end

local function format_record(r)
  local text = table.concat(
    { r.sequence36, r.source, r.content, r.utterance, r.offset, r.sentiment, r.cell }, " ")
  return r.mark == "" and text or text .. " " .. r.mark
end

local function read_mention(id)
  local text = packed_get("mentions", id, id)
  return text and parse_record(id, text)
end

local function write_mention(r)
  packed_set("mentions", r.id, r.id, format_record(r))
end

-- The moment of a record in ms since 1970, nil when it is undated.
local function instant_of(r)
  local day = string.match(r.cell, "[^.]*$")
  if day == "-" then
    return nil
  end
  local sign, digits = string.match(r.offset, "^(%-?)(%w+)$")
  return tonumber(day) * 86400000 + (sign == "-" and -1 or 1) * tonumber(digits, 36)
end
