-- needs: clock, packed-hash, cell, layout, utterances, corrections, count-new, earlier-layout, articles, folds, forgotten, one-tagger
--[[
Count tagged mentions, each exactly once, however often and in whatever order they come.

KEYS    the base keys of the events they are of
ARGV    for each event: how many article revisions and how many runs of mentions follow, the highest and the
        lowest sequence in them, the name of their tagger (or "" where any may be), against how many forgets they
        were checked (or ""), and these.
        A revision is: article, mark of its state, sequence (base 36).
        A run is: title, epoch and model of all of its mentions, how many these are, the source of each behind
        a "=", and these.
        A mention is: id, its record but for the source number (layout.lua), outlet, article (or ""), the
        tagged statement as kept (or ""); before that one stands a mark where it is forgotten (forgotten.lua).

Returns how many mentions were counted, replaced, unchanged and overtaken, how many more are to be taken
away (then it is to be called again, with or without mentions), how many were forgotten, and the places in
KEYS of events of which nothing was counted: those to be checked against forgets first, and those that
have another tagger. Fails with OLDLAYOUT, before anything is written, when an event was counted by an
earlier version (carry-over.ts).
]]
-- What this call adds to outlets and titles, and to the mentions of the event; written once at its end.
local outlets, titles, mentions = {}, {}, 0
resets[#resets + 1] = function()
  outlets, titles, mentions = {}, {}, 0
end

local function add_to(tallies, field, by)
  tallies[field] = (tallies[field] or 0) + by
end

-- What is in another language is counted in its cell alone.
local function tally_source(r, by)
  mentions = mentions + by
  local source = source_of(r.source)
  if kind_in(r.letters) ~= OTHER_LANGUAGE and source.outlet ~= "" then
    add_to(outlets, r.day .. " " .. source.outlet, by)
  end
  if kind_in(r.letters) ~= OTHER_LANGUAGE and source.title ~= "" then
    add_to(titles, source.title, by)
  end
end

local function write_tallies(kind, tallies)
  local key = base .. ":" .. kind
  for field, by in pairs(tallies) do
    if by ~= 0 and call("HINCRBY", key, field, show(by)) == 0 then
      call("HDEL", key, field)
    end
  end
end

-- Texts that came with this call, each behind its id; written once at its end.
local texts = {}
resets[#resets + 1] = function()
  texts = {}
end

local function keep_text(id, json)
  if json ~= "" then
    local last = #texts
    texts[last + 1], texts[last + 2] = id, json
  end
end

local function write_texts()
  set_all(base .. ":texts", texts)
  texts = {}
end

local function take_in(r, json)
  keep_text(r.id, json)
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
  write_texts()
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
  if same and is_forgotten(r) then
    forget(known, r, article, withdraw)
    return "overtaken"
  end
  if same and not known.gone and tags_stand(known, r) then
    if known.sequence36 ~= r.sequence36 then
      known.sequence36 = r.sequence36
      write_mention(known)
    end
    return "unchanged"
  end
  if is_forgotten(r) or article and is_overtaken(article, r) then
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
  json = read_forgotten(r, json)
  local article = article_of(r, article_name)
  local overtaken = is_forgotten(r) or article and is_overtaken(article, r)
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

local HEADER, REVISION, RUN, MENTION = 6, 3, 4, 5 -- arguments

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

local function write_totals(known, epoch, sequence, tagger)
  if not known.layout then
    begin_event()
  end
  keep_tagger(tagger)
  call("HSET", base .. ":totals", "mentions", show((known.mentions or 0) + mentions), "changedAt", show(now),
    "epoch", show(math.max(epoch, known.epoch or 0)), "sequence", show(math.max(sequence, known.sequence or 0)))
end

-- Counts a run of mentions, whose arguments begin at a place; gives the place after them, and the epoch of the run.
local function record_run(at, plain)
  local title, epoch, model, count = unpack(ARGV, at, at + RUN - 1)
  model = number_of(model)
  local counted, titled, first = 0, 0, at + RUN
  at = first + count
  for _, source in ipairs(numbers_of(ARGV, first, at - 1)) do
    local id, text, outlet, article, json = unpack(ARGV, at, at + MENTION - 1)
    at = at + MENTION
    local entry = plain and article ~= "" and current_article(text, article, withdraw)
    local kind = plain and entry ~= nil and count_new(id, text, source, model, outlet)
    if kind then
      counted = counted + 1
      titled = kind == OTHER_LANGUAGE and titled or titled + 1
      keep_text(id, json)
      if entry then
        entry.added[#entry.added + 1] = id
      end
    else
      local became = record(id, source .. " " .. text, article, json)
      outcome[became] = outcome[became] + 1
    end
  end
  outcome.counted, mentions = outcome.counted + counted, mentions + counted
  if title ~= "" then
    add_to(titles, title, titled)
  end
  return at, tonumber(epoch)
end

-- The place behind the arguments of one event whose revisions begin at a place.
local function place_after(at, revisions, runs)
  at = at + revisions * REVISION
  for _ = 1, runs do
    at = at + RUN + ARGV[at + RUN - 1] * (1 + MENTION)
  end
  return at
end

-- Events of which nothing is counted, by why.
local unchecked, refused = {}, {}

-- Counts one event, whose arguments begin at a place; gives the place after them.
local function record_event(place, at, known)
  turn_to(KEYS[place])
  local revisions, runs, sequence, lowest, tagger, checked = unpack(ARGV, at, at + HEADER - 1)
  at = at + HEADER
  if has_other_tagger(known.tagger, tagger) then
    refused[#refused + 1] = place
    return place_after(at, revisions, runs)
  end
  local may_be_forgotten = is_older_than_forgets(known.forgot, lowest)
  if may_be_forgotten and not are_checked(known.forgot, checked) then
    unchecked[#unchecked + 1] = place
    return place_after(at, revisions, runs)
  end
  if known.left then
    settle_waiting(withdraw)
  end
  for _ = 1, revisions do
    local article, mark, sequence36 = unpack(ARGV, at, at + REVISION - 1)
    revise(article, mark, sequence36, withdraw)
    at = at + REVISION
  end
  -- What readers said, what is folded and what is forgotten is for the general way to look at.
  local plain = not (has_corrections() or has_folds() or may_be_forgotten)
  local latest, epoch = 0, 0
  for _ = 1, runs do
    at, epoch = record_run(at, plain)
    latest = math.max(latest, epoch)
  end
  unlist_forgotten()
  write_articles()
  write_changes()
  write_first_voices()
  write_voices()
  write_texts()
  write_tallies("outlets", outlets)
  write_tallies("titles", titles)
  write_totals(known, latest, sequence, tagger)
  write_left(known.left)
  for _, kind in ipairs({ "sources", "cells", "outlets" }) do
    unpack_hash(base .. ":" .. kind)
  end
  return at
end

local TOTALS = { "mentions", "layout", "left", "epoch", "sequence", "forgot", "tagger" }

-- What is known of each event, by its place.
local totals = {}
for place, key in ipairs(KEYS) do
  local known = {}
  for i, value in ipairs(call("HMGET", key .. ":totals", unpack(TOTALS))) do
    known[TOTALS[i]] = value
  end
  if known.mentions and not known.layout then
    return redis.error_reply("OLDLAYOUT " .. key)
  end
  totals[place] = known
end

local at = 1
for place in ipairs(KEYS) do
  at = record_event(place, at, totals[place])
end

return { outcome.counted, outcome.replaced, outcome.unchanged, outcome.overtaken, left, forgotten, unchecked, refused }
