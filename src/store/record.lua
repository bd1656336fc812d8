-- needs: clock, packed-hash, cell, layout, utterances, earlier-layout, articles, folds
--[[
Count tagged mentions, each exactly once, however often and in whatever order they come.

KEYS    the base keys of the events they are of
ARGV    for each event: how many article revisions and how many mentions follow, and these.
        A revision is: article, mark of its state, sequence (base 36).
        A mention is: id, its record but for the source number (layout.lua), source, article (or ""), the
        tagged statement as kept (or "").

Returns how many mentions were counted, replaced, unchanged and overtaken, and how many more are to be taken
away: then it is to be called again, with or without mentions. Fails with OLDLAYOUT, before
anything is written, when an event was counted by an earlier version (carry-over.ts).
]]
-- What this call adds to outlets and titles, and to the mentions of the event; written once at its end.
local outlets, titles, mentions = {}, {}, 0
resets[#resets + 1] = function()
  outlets, titles, mentions = {}, {}, 0
end

local function tally_source(r, by)
  mentions = mentions + by
  if kind_in(r.letters) == OTHER_LANGUAGE then
    return -- in another language: counted in its cell alone
  end
  local source = source_of(r.source)
  if source.outlet ~= "" then
    local field = r.day .. " " .. source.outlet
    outlets[field] = (outlets[field] or 0) + by
  end
  if source.title ~= "" then
    titles[source.title] = (titles[source.title] or 0) + by
  end
end

-- A chunk of many events has a mention or two of each: then this takes half the commands of write_many.
local function write_few(key, fields, tallies)
  for _, field in ipairs(fields) do
    if call("HINCRBY", key, field, show(tallies[field])) == 0 then
      call("HDEL", key, field)
    end
  end
end

local function write_many(key, fields, tallies)
  local known, written = get_all(key, fields), {}
  for _, field in ipairs(fields) do
    local total = tonumber(known[field] or 0) + tallies[field]
    if total == 0 then
      call("HDEL", key, field)
    else
      written[#written + 1] = field
      written[#written + 1] = show(total)
    end
  end
  set_all(key, written)
end

local function write_tallies(kind, tallies)
  local fields = {}
  for field, by in pairs(tallies) do
    if by ~= 0 then
      fields[#fields + 1] = field
    end
  end
  local write = #fields > 2 and write_many or write_few
  write(base .. ":" .. kind, fields, tallies)
end

-- Texts that came with this call; written once at its end.
local texts = {}
resets[#resets + 1] = function()
  texts = {}
end

local function write_texts()
  local written = {}
  for id, json in pairs(texts) do
    written[#written + 1] = id
    written[#written + 1] = json
  end
  set_all(base .. ":texts", written)
end

local function take_in(r, json)
  if json ~= "" then
    texts[r.id] = json
  end
  join(r)
  tally_source(r, 1)
end

local function take_out(r)
  leave(r)
  tally_source(r, -1)
end

-- The mention counts no more, but stays known as the latest content of its id.
local function withdraw(r)
  take_out(r)
  texts[r.id] = nil
  call("HDEL", base .. ":texts", r.id)
  write_mention(r, gone_record(r))
end

-- The entry of the mention's article, which now knows its state; nil without an article.
local function article_of(r, article)
  return article ~= "" and revise(article, r.mark, r.sequence36, withdraw) or nil
end

local function record_known(known, r, json, article)
  local same = known.content == r.content
  local sequence = sequence_of(known)
  if not same and is_later(sequence, known.content, sequence_of(r), r.content) then
    return "overtaken"
  end
  if same and sequence > sequence_of(r) then
    r.sequence36 = known.sequence36
  end
  if same and not known.gone and source_of(known.source).epoch >= source_of(r.source).epoch then
    if known.sequence36 ~= r.sequence36 then
      known.sequence36 = r.sequence36
      write_mention(known)
    end
    return "unchanged"
  end
  if article and is_overtaken(article, r) then
    if not known.gone then
      withdraw(known)
    end
    write_mention(r, gone_record(r))
    return "overtaken"
  end
  if article and known.mark ~= r.mark then
    article.added[#article.added + 1] = r.id
  end
  if not known.gone then
    take_out(known)
  end
  write_mention(r)
  take_in(r, json)
  return known.gone and "counted" or "replaced"
end

local function record(id, text, article_name, json)
  local r = parse_record(id, text)
  local article = article_of(r, article_name)
  local overtaken = article and is_overtaken(article, r)
  if not packed_add("mentions", hash_of(id), id, overtaken and gone_record(r) or text) then
    return record_known(read_latest(id), r, json, article)
  end
  if overtaken then
    return "overtaken"
  end
  if article then
    article.added[#article.added + 1] = id
  end
  take_in(r, json)
  return "counted"
end

local outcome = { counted = 0, replaced = 0, unchanged = 0, overtaken = 0 }

local REVISION, MENTION = 3, 5 -- arguments

-- Looks the sources up that are named from one argument to another; gives each of them once.
local function read_sources(from, to)
  local seen, used = {}, {}
  for i = from, to, MENTION do
    local source = ARGV[i + 2]
    if not seen[source] then
      seen[source] = true
      used[#used + 1] = source
    end
  end
  foresee(used)
  return used
end

-- How many mentions of these events are still to be taken away.
local left = 0

local function write_left(known)
  local length = (known or may_take == 0) and call("LLEN", waiting()) or 0
  left = left + length
  if length > 0 then
    call("HSET", base .. ":totals", "left", show(length))
  elseif known then
    call("HDEL", base .. ":totals", "left")
  end
end

local function write_totals(used, sequence)
  local known = call("HMGET", base .. ":totals", "mentions", "epoch", "sequence", "layout")
  if not known[4] then
    begin_event()
  end
  local epoch = tonumber(known[2] or 0)
  for _, source in ipairs(used) do
    epoch = math.max(epoch, source_of(number_of(source)).epoch)
  end
  local total = tonumber(known[1] or 0) + mentions
  sequence = math.max(sequence, tonumber(known[3] or 0))
  call("HSET", base .. ":totals", "mentions", show(total), "epoch", show(epoch), "changedAt", show(now),
    "sequence", show(sequence))
end

-- Counts one event. Its arguments begin at a place with the two numbers; gives the place after its last one.
local function record_event(key, at, some_left)
  turn_to(key)
  if some_left then
    settle_waiting(withdraw)
  end
  local first = at + 2 + ARGV[at] * REVISION
  local after = first + ARGV[at + 1] * MENTION
  local sequence = 0
  for i = at + 2, first - 1, REVISION do
    local article, mark, sequence36 = unpack(ARGV, i, i + 2)
    sequence = math.max(sequence, tonumber(sequence36, 36))
    revise(article, mark, sequence36, withdraw)
  end
  local used = read_sources(first, after - 1)
  for i = first, after - 1, MENTION do
    local id, text, source, article, json = unpack(ARGV, i, i + 4)
    sequence = math.max(sequence, tonumber(string.match(text, "^%w+"), 36))
    local became = record(id, number_of(source) .. " " .. text, article, json)
    outcome[became] = outcome[became] + 1
  end
  write_articles()
  write_changes()
  write_voices()
  write_texts()
  write_tallies("outlets", outlets)
  write_tallies("titles", titles)
  write_totals(used, sequence)
  write_left(some_left)
  for _, kind in ipairs({ "sources", "cells", "outlets" }) do
    unpack_hash(base .. ":" .. kind)
  end
  return after
end

local some_left = {}
for _, key in ipairs(KEYS) do
  local mentions_before, layout, left_before = unpack(call("HMGET", key .. ":totals", "mentions", "layout", "left"))
  if mentions_before and not layout then
    return redis.error_reply("OLDLAYOUT " .. key)
  end
  some_left[key] = left_before
end

local at = 1
for _, key in ipairs(KEYS) do
  at = record_event(key, at, some_left[key])
end

return { outcome.counted, outcome.replaced, outcome.unchanged, outcome.overtaken, left }
