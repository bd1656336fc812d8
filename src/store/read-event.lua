--[[
Everything a report of one event is made from, as it stands at one moment. Changes nothing.

KEYS[1] the event's base key
ARGV[1] the first day that counts, as a number of days since 1970, or ""
ARGV[2] the last day that counts, likewise; undated utterances count only without either

Returns five lists: cells (name, numbers, ...), models (number, name, ...), outlets (name, mentions,
...), titles (title, mentions, ...), positions (country, cell, tagged statement or "", ...).
]]
local since, until_day = tonumber(ARGV[1]), tonumber(ARGV[2])
local limited = ARGV[1] ~= "" or ARGV[2] ~= ""

local function within(day)
  if not limited then
    return true
  end
  local number = tonumber(day)
  return number ~= nil and (not since or number >= since) and (not until_day or number <= until_day)
end

local cells = call("HGETALL", base .. ":cells")

-- The latest day on which a country spoke through an official, or otherwise; "-" is before all days.
local latest = { o = {}, a = {} }
local models = {}
for i = 1, #cells, 2 do
  local country, day, letters, model = string.match(cells[i], "^([^.]*)%.([^.]*)%.([^.]*)%.([^.]*)$")
  models[model] = name_of(model)
  if within(day) and string.sub(letters, 4, 4) == "r" then
    local days = latest[string.sub(letters, 3, 3) == "o" and "o" or "a"]
    local known = days[country]
    if not known or known == "-" or (day ~= "-" and tonumber(day) > tonumber(known)) then
      days[country] = day
    end
  end
end

-- Of the voices that are left the latest, and of several the first by utterance.
local function latest_of(voices)
  local best
  for voice in pairs(voices) do
    local offset, utterance = string.match(voice, "^...(%S+) (.*)$")
    local time = time_of(offset)
    if not best or time > best.time or (time == best.time and precedes(utterance, best.utterance)) then
      best = { voice = voice, utterance = utterance, time = time }
    end
  end
  return best
end

-- The representative of the latest utterance of a country on a day, by an official or another.
local function latest_representative(country, kind, day)
  local voices = {}
  for _, voice in ipairs(call("LRANGE", voices_key(country, day), 0, -1)) do
    if string.sub(voice, 1, 2) == "r" .. kind then
      voices[voice] = true
    end
  end
  while true do
    local latest = latest_of(voices)
    local head = read_head(latest.utterance)
    local r = head and read_mention(head.id)
    if r and r.country == country and r.day == day and voice_of(r) == latest.voice then
      return r
    end
    voices[latest.voice] = nil
  end
end

local positions = {}
local function place(country, kind)
  local r = latest_representative(country, kind, latest[kind][country])
  positions[#positions + 1] = country
  positions[#positions + 1] = r.cell
  positions[#positions + 1] = call("HGET", base .. ":texts", r.id) or ""
end
for country in pairs(latest.o) do
  place(country, "o")
end
for country in pairs(latest.a) do
  if not latest.o[country] then
    place(country, "a")
  end
end

local model_list = {}
for number, name in pairs(models) do
  model_list[#model_list + 1] = number
  model_list[#model_list + 1] = name
end
return { cells, model_list, call("HGETALL", base .. ":outlets"), call("HGETALL", base .. ":titles"), positions }
