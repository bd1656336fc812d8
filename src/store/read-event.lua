-- needs: packed-hash, sorted-set, cell, voice, layout, corrections, folds, earlier-layout
--[[
All counts of one event at one moment, from which its report is made. Changes nothing.

KEYS[1] the event's base key
ARGV[1] the first day that counts, as a number of days since 1970, or ""
ARGV[2] the last day that counts, likewise; undated utterances count only without either
ARGV[3] the letters of sureness of which positions are taken, or "" for all

Returns eight lists, each as one JSON text, as a client takes long to read many small replies: cells (name, numbers,
...), models (number, name, ...), outlets (name, mentions, ...), titles (title, mentions, ...), positions (cell, tagged
statement or "", log of its corrections or "", ...), folded (how many utterances are folded into another), judged (name,
utterances, ...), readers (number, name, ...).
Fails with OLDLAYOUT when the event has to be carried over first.
]]
if must_be_carried_over() then
  return redis.error_reply("OLDLAYOUT " .. base)
end
local VOICES_AT_ONCE = 64
local since, until_day = tonumber(ARGV[1]), tonumber(ARGV[2])
local limited = ARGV[1] ~= "" or ARGV[2] ~= ""

local function within(day)
  if not limited then
    return true
  end
  local number = tonumber(day)
  return number ~= nil and (not since or number >= since) and (not until_day or number <= until_day)
end

local function is_sure(letters)
  return ARGV[3] == "" or string.find(ARGV[3], sureness_in(letters), 1, true)
end

local cells = call("HGETALL", base .. ":cells")

-- The latest day on which a country spoke through an official, or otherwise; "-" is before all days.
local latest = { officials = {}, others = {} }
local models = {}
for i = 1, #cells, 2 do
  local country, day, letters, model = parse_cell(cells[i])
  models[model] = name_of(model)
  if within(day) and kind_in(letters) == REACTION and is_sure(letters) then
    local days = latest[role_in(letters) == OFFICIAL and "officials" or "others"]
    local known = days[country]
    if not known or known == "-" or (day ~= "-" and tonumber(day) > tonumber(known)) then
      days[country] = day
    end
  end
end

-- The first voice of a country on a day that is sure enough; its cells say that there is one.
local function first_sure(country, day)
  local set, after = voices_of(country, day), ""
  repeat
    local words = words_after(set, after, ARGV[3] == "" and 1 or VOICES_AT_ONCE)
    for _, word in ipairs(words) do
      local r = corrected(read_mention(id_in_voice(word)))
      if is_sure(r.letters) then
        return r
      end
      after = word
    end
  until #words == 0
end

local positions = {}
local function place(country, day)
  local r = first_sure(country, day)
  positions[#positions + 1] = r.cell
  positions[#positions + 1] = call("HGET", base .. ":texts", r.id) or ""
  positions[#positions + 1] = r.readers and joined_log_of(r.utterance) or ""
end
for country, day in pairs(latest.officials) do
  place(country, day)
end
for country, day in pairs(latest.others) do
  if not latest.officials[country] then
    place(country, day)
  end
end

local model_list = {}
for number, name in pairs(models) do
  model_list[#model_list + 1] = number
  model_list[#model_list + 1] = name
end
local folded = { call("HGET", base .. ":totals", "folded") or "0" }
local judged_list, reader_list = call("HGETALL", base .. ":judged"), {}
for i = 1, #judged_list, 2 do
  local number = string.match(judged_list[i], " (%d+)$")
  if number then
    reader_list[#reader_list + 1] = number
    reader_list[#reader_list + 1] = name_of(number)
  end
end
local lists = { cells, model_list, call("HGETALL", base .. ":outlets"), call("HGETALL", base .. ":titles"), positions,
  folded, judged_list, reader_list }
for i, list in ipairs(lists) do
  -- An empty table would be an object.
  lists[i] = #list == 0 and "[]" or cjson.encode(list)
end
return lists
