-- needs: clock, packed-hash, layout, utterances, corrections, folds, earlier-layout, whole-forgets
--[[
Take in what readers said of utterances, each once however often it is sent, and count these as it says.

KEYS[1] the event's base key
ARGV[1] the sequence of the last forget of the whole event that the caller knows of, in base 36, or its own
then    for each thing said: the utterance, its id, the moment in ms since 1970 or "" for now, "p" (a person) or
        "m" (a model), the author, the patch, JSON for people

Returns for each of them the moment, or "" where it was known before, and 1 where its utterance counts, else
0; nothing, and writes nothing, where the whole event was forgotten since. Fails with OLDLAYOUT, before anything is written, when the event has to be carried over first.
]]
if must_be_carried_over() then
  return redis.error_reply("OLDLAYOUT " .. base)
end
if was_forgotten_since(ARGV[1]) then
  return {}
end
local SAID = 7 -- arguments

local function representative_of(utterance)
  local head = read_joined(utterance)
  return head and read_mention(head.id), head and head.mentions
end

-- Whoever speaks now speaks after all that was said before, whatever the clocks were.
local function moment_after(said)
  local latest = now
  for _, entry in ipairs(said) do
    latest = math.max(latest, tonumber(entry.at) + 1)
  end
  return show(latest)
end

local function is_known(said, id)
  for _, entry in ipairs(said) do
    if entry.id == id then
      return true
    end
  end
  return false
end

local answers, groups, order = {}, {}, {}
for i = 2, #ARGV, SAID do
  local utterance = ARGV[i]
  if not groups[utterance] then
    groups[utterance] = {}
    order[#order + 1] = utterance
  end
  table.insert(groups[utterance], i)
end

-- Adds what is new to the log of an utterance; gives all that was said of it, and how many bytes are new.
local function add_to_log(utterance, places, counts)
  local before = log_of(utterance)
  local said, lines = read_log(before), {}
  for _, i in ipairs(places) do
    local id, at, reader, author, patch, json = unpack(ARGV, i + 1, i + 6)
    local answer = 2 * (i - 2) / SAID + 1
    answers[answer], answers[answer + 1] = "", counts
    if not is_known(said, id) then
      at = at == "" and moment_after(read_log(joined_log_of(utterance))) or at
      local entry = { at = at, id = id, reader = reader, author = number_of(author), patch = patch }
      said[#said + 1] = entry
      lines[#lines + 1] = table.concat({ at, id, reader, entry.author, patch, json }, " ") .. "\n"
      answers[answer] = at
    end
  end
  if #lines > 0 then
    call("HSET", log_key(), utterance, before .. table.concat(lines))
  end
  return said, #lines
end

local function write_overlay(utterance, overlay)
  if overlay then
    call("HSET", overlay_key(), utterance, overlay)
  else
    call("HDEL", overlay_key(), utterance)
  end
end

local changed = false
for _, utterance in ipairs(order) do
  local r, mentions = representative_of(utterance)
  local counted = r and corrected(r)
  local said, added = add_to_log(utterance, groups[utterance], r and 1 or 0)
  if added > 0 then
    changed, spread.corrected = true, "1"
    write_overlay(utterance, overlay_in(said))
    if r then
      stand_down_as(counted, mentions)
      forget_overlays()
      stand_in(r, mentions)
    end
  end
end
write_changes()
write_voices()
if changed then
  call("HSET", base .. ":spread", "corrected", "1")
  call("HSET", base .. ":totals", "changedAt", show(now))
end
return answers
