-- needs: packed-hash, cell, layout
--[[
What readers said of utterances, and what stands of it (counting/overlay.ts has the rule).

KEYS[1] the event's base key
]]

-- The log of an utterance: a line for each thing that was said of it, the latest to come last. A line is: the
-- moment in ms since 1970, an id, "p" (a person) or "m" (a model), the number of the author, what it says as a
-- patch, and JSON for people. Lines are only ever added.
-- A patch is "-" or words with a comma between them: "u=" and the id of what is taken back, "x=1" where it was
-- judged for a random sample, and else a letter for a field and its value, as corrections.ts writes it.
local LINE = "(%d+) (%S+) (%a) (%d+) (%S+) ([^\n]*)\n"

local function log_key()
  return base .. ":corrections"
end

local function overlay_key()
  return base .. ":overlay"
end

-- The utterances that are counted as one with this one, itself among them; folds.lua knows of others.
local joined_with = function(utterance)
  return { utterance }
end

local function log_of(utterance)
  return call("HGET", log_key(), utterance) or ""
end

-- What was said of an utterance, and of those that are counted as one with it: "=" and the utterance in a line before
-- its own.
local function joined_log_of(utterance)
  local logs = {}
  for _, joined in ipairs(joined_with(utterance)) do
    local log = log_of(joined)
    if log ~= "" then
      logs[#logs + 1] = "=" .. joined .. "\n" .. log
    end
  end
  return table.concat(logs)
end

local function read_log(text)
  local said = {}
  for at, id, reader, author, patch, json in string.gmatch(text, LINE) do
    said[#said + 1] = { at = at, id = id, reader = reader, author = author, patch = patch, json = json }
  end
  return said
end

local function undone_by(patch)
  return string.match(patch, "^u=(%S+)$")
end

local function made_before(a, b)
  if a.at ~= b.at then
    return tonumber(a.at) < tonumber(b.at)
  end
  return precedes(a.id, b.id)
end

local function standing_in(said)
  local by_person, by_model, standing = {}, {}, {}
  for _, entry in ipairs(said) do
    local undone = undone_by(entry.patch)
    if undone then
      (entry.reader == "p" and by_person or by_model)[undone] = true
    end
  end
  for _, entry in ipairs(said) do
    local gone = by_person[entry.id] or (entry.reader == "m" and by_model[entry.id])
    if not gone and not undone_by(entry.patch) then
      standing[#standing + 1] = entry
    end
  end
  table.sort(standing, made_before)
  return standing
end

-- What stands, as it is kept: for each field reader, letter, "=", value, ":" and number of the author, a space
-- between them; "x" where it was judged for a random sample. Nil where nothing stands.
local FIELDS = { "c", "r", "s", "t", "a", "b" }

local function overlay_in(said)
  local deciding, words, sampled = {}, {}, false
  for _, entry in ipairs(standing_in(said)) do
    for field, value in string.gmatch(entry.patch, "(%a)=([^,]*)") do
      local known = deciding[field]
      if field == "x" then
        sampled = true
      elseif not known or entry.reader == "p" or known.reader == "m" then
        deciding[field] = { reader = entry.reader, value = value, author = entry.author }
      end
    end
  end
  for _, field in ipairs(FIELDS) do
    local entry = deciding[field]
    if entry then
      words[#words + 1] = entry.reader .. field .. "=" .. entry.value .. ":" .. entry.author
    end
  end
  if #words == 0 then
    return nil
  end
  if sampled then
    words[#words + 1] = "x"
  end
  return table.concat(words, " ")
end

-- Whether readers ever said anything in this event.
local function has_corrections()
  keys_of("utterances")
  return spread.corrected
end

local overlays = {}
local function forget_overlays()
  overlays = {}
end
resets[#resets + 1] = forget_overlays

local function overlay_of(utterance)
  if not has_corrections() then
    return false
  end
  if overlays[utterance] == nil then
    if #joined_with(utterance) == 1 then
      overlays[utterance] = call("HGET", overlay_key(), utterance)
    else
      overlays[utterance] = overlay_in(read_log(joined_log_of(utterance))) or false
    end
  end
  return overlays[utterance]
end

-- The letter of sureness with another letter of confidence, or another attribution, where these are given.
local function sureness_with(letter, confidence, attributed)
  local small = letter == "u" and "a" or string.lower(letter)
  local is_attributed = letter ~= "u" and letter == small
  small = confidence or small
  if attributed then
    is_attributed = attributed == "1"
  end
  if is_attributed then
    return small
  end
  return small == "a" and "u" or string.upper(small)
end

local OFFICIAL_RANK, NO_RANK = "3", "4"

-- How each field changes a record; true where it was otherwise.
local apply = {
  c = function(r, value)
    local otherwise = r.country ~= value
    r.country = value
    return otherwise
  end,
  r = function(r, value)
    local otherwise = r.role ~= value
    if otherwise or value ~= OFFICIAL then
      r.role, r.rank = value, value == OFFICIAL and OFFICIAL_RANK or NO_RANK
    end
    return otherwise
  end,
  s = function(r, value)
    local stance, confidence = string.match(value, "^(.)(.)$")
    local otherwise = r.stance ~= stance
    r.stance, r.confidence, r.cue = stance, confidence, "c"
    return otherwise
  end,
  t = function(r, value)
    local hundredths, label = string.match(value, "^(.*)(.)$")
    local otherwise = tonumber(hundredths) ~= tonumber(r.sentiment)
    r.sentiment, r.tone = hundredths, label
    return otherwise
  end,
  a = function(r, value)
    r.attributed = value
    return true
  end,
  b = function(r, value)
    local otherwise = r.kind ~= value
    r.kind = value
    return otherwise
  end,
}

local JUDGED = { p = { [true] = "h", [false] = "k" }, m = { [true] = "m", [false] = "n" } }

-- A record as it counts while it represents its utterance. Where readers judged that, it says so by one more letter
-- of its cell, and has their numbers in `readers` and in `check` what came of it for a sample.
local function corrected(r)
  local overlay = overlay_of(r.utterance)
  if not overlay or kind_in(r.letters) == OTHER_LANGUAGE then
    return r
  end
  local c = {}
  for name, value in pairs(r) do
    c[name] = value
  end
  local sureness
  c.stance, c.tone, c.role, c.kind, sureness, c.rank = string.match(r.letters, "^(.)(.)(.)(.)(.)(.)$")
  local found, readers = {}, {}
  for reader, field, value, author in string.gmatch(overlay, "(%a)(%a)=([^:]*):(%d+)") do
    found[reader] = apply[field](c, value) or found[reader] or false
    readers[author] = true
  end
  local reader = (found.p or (not found.m and found.p ~= nil)) and "p" or "m"
  c.letters = c.stance .. c.tone .. c.role .. c.kind .. sureness_with(sureness, c.confidence, c.attributed) .. c.rank
    .. JUDGED[reader][found[reader]]
  c.cell = c.country .. "." .. c.day .. "." .. c.letters
  c.readers = readers
  if string.sub(overlay, -1) == "x" then
    local same = c.stance == stance_in(r.letters) and c.kind == kind_in(r.letters)
    c.check = same and "+" or "-"
  end
  return c
end

-- What this call adds to the utterances that readers judged: by day and a reader's number, and by day and "+" (found
-- right) or "-" (found wrong) for samples. Written once at its end.
local judged = {}
resets[#resets + 1] = function()
  judged = {}
end

local function count_judged(r, by)
  if not r.readers then
    return
  end
  local marks = { r.check }
  for author in pairs(r.readers) do
    marks[#marks + 1] = author
  end
  for _, mark in ipairs(marks) do
    local field = r.day .. " " .. mark
    judged[field] = (judged[field] or 0) + by
  end
end

local function write_judged()
  for field, by in pairs(judged) do
    if by ~= 0 and call("HINCRBY", base .. ":judged", field, show(by)) == 0 then
      call("HDEL", base .. ":judged", field)
    end
  end
end
