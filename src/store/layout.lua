-- needs: packed-hash
--[[
How an event is laid out under its base key (keys.ts lists the keys).

KEYS[1] the event's base key
]]
local match, sub = string.match, string.sub
local PAGE = 64 -- bytes; Redis keeps a hash packed while no value is longer

-- The dictionary of sources and models: a long name has a short number, for good.
local numbers, names = {}, {}
resets[#resets + 1] = function()
  numbers, names = {}, {}
end

-- Gives new names their numbers.
local function number(new)
  local last, written = call("HINCRBY", base .. ":sources", "next", show(#new)), {}
  for i, name in ipairs(new) do
    local number, at = show(last - #new + i), #written
    written[at + 1], written[at + 2], written[at + 3], written[at + 4] = "=" .. name, number, "#" .. number, name
    numbers[name], names[number] = number, name
  end
  set_all(base .. ":sources", written)
end

local function number_of(name)
  if not numbers[name] then
    local known = call("HGET", base .. ":sources", "=" .. name)
    if known then
      numbers[name], names[known] = known, name
    else
      number({ name })
    end
  end
  return numbers[name]
end

-- The numbers of names that stand in a list from one place to another, each behind a "=".
local function numbers_of(list, from, to)
  local found, new = get_all(base .. ":sources", list, from, to), {}
  for i, known in ipairs(found) do
    local name = not known and sub(list[from + i - 1], 2)
    if name and not numbers[name] then
      numbers[name] = true
      new[#new + 1] = name
    end
  end
  if #new > 0 then
    number(new)
    for i, known in ipairs(found) do
      found[i] = known or numbers[sub(list[from + i - 1], 2)]
    end
  end
  return found
end

local function name_of(number)
  if not names[number] then
    names[number] = call("HGET", base .. ":sources", "#" .. number)
  end
  return names[number]
end

-- A source is outlet, title, epoch and model of a mention: how many bytes the outlet and the title have, and the
-- epoch, a space behind each, and then the three texts, which may hold anything.
local sources = {}
resets[#resets + 1] = function()
  sources = {}
end

local function source_of(number)
  local source = sources[number]
  if not source then
    local outlet, title, epoch, words = match(name_of(number), "^(%d+) (%d+) (%d+) (.*)$")
    local second = outlet + title
    source = {
      outlet = sub(words, 1, outlet),
      title = sub(words, outlet + 1, second),
      epoch = tonumber(epoch),
      model = number_of(sub(words, second + 1)),
    }
    sources[number] = source
  end
  return source
end

-- A record: source number, sequence, content, utterance, time of day, sentiment, cell with cue and place, mark
-- of the article's state. The cell is country, day and six letters (counting/cell-key.ts); record-arguments.ts
-- says how cue and place are written. No part but the mark is empty, and none has a space.
local RECORD = "^(%S+) (%S+) (%S+) (%S+) (%S+) (%S+) (([^.]*)%.([^.]*)%.(......))(.)(%w*) ?(%S*)$"

local function parse_record(id, text)
  local source, sequence36, content, utterance, offset, sentiment, cell, country, day, letters, cue, place, mark =
    match(text, RECORD)
  -- All fields at once: a table that grows field by field costs more than all else here.
  return {
    id = id, source = source, sequence36 = sequence36, content = content, utterance = utterance,
    offset = offset, sentiment = sentiment, cell = cell, country = country, day = day, letters = letters,
    cue = cue, place = place, mark = mark,
  }
end

-- The record of a mention that counts no more, because a later state of its article took it away. It is kept,
-- as older contents of its id must not count either.
local function gone_record(r)
  return "- " .. r.sequence36 .. " " .. r.content
end

local function is_gone(text)
  return sub(text, 1, 1) == "-"
end

local function parse_gone(id, text)
  local sequence36, content = match(text, "^%- (%S+) (%S+)$")
  return { id = id, gone = true, sequence36 = sequence36, content = content }
end

local function sequence_of(r)
  return tonumber(r.sequence36, 36)
end

local function format_record(r)
  local text = table.concat({ r.source, r.sequence36, r.content, r.utterance, r.offset, r.sentiment, r.cell }, " ")
  text = text .. r.cue .. r.place
  return r.mark == "" and text or text .. " " .. r.mark
end

-- The latest content of an id, also where it counts no more.
local function read_latest(id)
  local text = packed_get("mentions", hash_of(id), id)
  local parse = text and is_gone(text) and parse_gone or parse_record
  return text and parse(id, text)
end

local function read_mention(id)
  local latest = read_latest(id)
  return latest and not latest.gone and latest
end

local function write_mention(r, text)
  packed_set("mentions", hash_of(r.id), r.id, text or format_record(r))
end

-- Byte by byte: "<" would compare by the server's locale.
local function precedes(a, b)
  if a == b then
    return false
  end
  local i = 1
  while sub(a, i, i + 7) == sub(b, i, i + 7) do
    i = i + 8
  end
  while byte(a, i) == byte(b, i) do
    i = i + 1
  end
  return (byte(a, i) or -1) < (byte(b, i) or -1)
end

-- Whether the first of two contents or states is the later one: by sequence, and of equal ones by mark.
local function is_later(sequence, mark, other_sequence, other_mark)
  if sequence ~= other_sequence then
    return sequence > other_sequence
  end
  return precedes(other_mark, mark)
end

-- A time of day in ms, as it is written in base 36.
local function time_of(offset)
  local sign, digits = match(offset, "^(%-?)(%w*)$")
  return (sign == "-" and -1 or 1) * (tonumber(digits, 36) or 0)
end

-- The moment of a record in ms since 1970, nil when it is undated.
local function instant_of(r)
  if r.day == "-" then
    return nil
  end
  return tonumber(r.day) * 86400000 + time_of(r.offset)
end
