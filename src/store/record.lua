--[[
Count tagged mentions, each exactly once, however often and in whatever order they come.

KEYS    the base keys of the events they are of
ARGV    for each event: how many article revisions and how many mentions follow, and these.
        A revision is: article, its mark, revision, sequence (base 36).
        A mention is: id, its record but for the source number (layout.lua), source, article (or ""), its
        revision, the tagged statement as kept.

Returns how many mentions were counted, replaced, unchanged and overtaken.
]]
-- What this call adds to outlets and titles, and to the mentions of the event; written once at its end.
local outlets, titles, mentions = {}, {}, 0

local function tally_source(r, by)
  local source = source_of(r.source)
  if source.outlet ~= "" then
    local field = r.day .. " " .. source.outlet
    outlets[field] = (outlets[field] or 0) + by
  end
  if source.title ~= "" then
    titles[source.title] = (titles[source.title] or 0) + by
  end
  mentions = mentions + by
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

local function write_texts()
  local written = {}
  for id, json in pairs(texts) do
    written[#written + 1] = id
    written[#written + 1] = json
  end
  set_all(base .. ":texts", written)
end

local function withdraw(r)
  leave(r)
  texts[r.id] = nil
  call("HDEL", base .. ":texts", r.id)
  tally_source(r, -1)
end

-- An article's entry: revision, sequence, then the ids that came from it, a line each.
local articles = {}

local function read_article(article)
  if not articles[article] then
    local entry = { ids = {}, has = {} }
    for line in string.gmatch(call("HGET", base .. ":articles", article) or "", "[^\n]+") do
      if not entry.revision then
        entry.revision = line
      elseif not entry.sequence then
        entry.sequence = tonumber(line, 36)
        entry.sequence36 = line
      else
        entry.ids[#entry.ids + 1] = line
        entry.has[line] = true
      end
    end
    articles[article] = entry
  end
  return articles[article]
end

-- Takes in a state of an article; false when a newer one is known.
local function revise(article, mark, revision, sequence36)
  local entry, sequence = read_article(article), tonumber(sequence36, 36)
  if entry.revision and entry.revision ~= revision then
    if entry.sequence > sequence then
      return false
    end
    for _, id in ipairs(entry.ids) do
      local r = read_mention(id)
      -- The same id may have come again since, from elsewhere.
      if r and r.mark == mark then
        withdraw(r)
        packed_delete("mentions", hash_of(id), id)
      end
    end
    entry.ids, entry.has = {}, {}
  end
  entry.revision = revision
  if not entry.sequence or entry.sequence < sequence then
    entry.sequence, entry.sequence36 = sequence, sequence36
  end
  entry.changed = true
  return true
end

local function take_in(r, json)
  texts[r.id] = json
  join(r)
  tally_source(r, 1)
end

local function record(id, text, article, revision, json)
  local r
  if article ~= "" then
    r = parse_record(id, text)
    if not revise(article, r.mark, revision, r.sequence36) then
      return "overtaken"
    end
    local entry = read_article(article)
    if not entry.has[id] then
      entry.has[id] = true
      entry.ids[#entry.ids + 1] = id
    end
  end
  r = r or parse_record(id, text)
  if packed_add("mentions", hash_of(id), id, text) then
    take_in(r, json)
    return "counted"
  end
  local known = read_mention(id)
  local same = known.content == r.content
  if sequence_of(known) > sequence_of(r) then
    return same and "unchanged" or "overtaken"
  end
  if same and source_of(known.source).epoch >= source_of(r.source).epoch then
    known.sequence36 = r.sequence36
    write_mention(known)
    return "unchanged"
  end
  withdraw(known)
  write_mention(r)
  take_in(r, json)
  return "replaced"
end

local outcome = { counted = 0, replaced = 0, unchanged = 0, overtaken = 0 }

local function turn_to(key)
  turn_to_key(key)
  numbers, names, sources = {}, {}, {}
  changes, texts, articles = {}, {}, {}
  outlets, titles, mentions = {}, {}, 0
end

local REVISION, MENTION = 4, 6 -- arguments

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

local function write_articles()
  for article, entry in pairs(articles) do
    if entry.changed then
      local head = entry.revision .. "\n" .. entry.sequence36 .. "\n"
      call("HSET", base .. ":articles", article, head .. table.concat(entry.ids, "\n"))
    end
  end
end

local function write_totals(used, sequence)
  local known = call("HMGET", base .. ":totals", "mentions", "epoch", "sequence")
  local epoch = tonumber(known[2] or 0)
  for _, source in ipairs(used) do
    epoch = math.max(epoch, source_of(number_of(source)).epoch)
  end
  local total = tonumber(known[1] or 0) + mentions
  sequence = math.max(sequence, tonumber(known[3] or 0))
  call("HSET", base .. ":totals", "mentions", show(total), "epoch", show(epoch), "changedAt", show(now),
    "sequence", show(sequence))
end

-- What an event is counted from stands behind its two numbers, from an argument on; gives the one after.
local function record_event(key, at)
  turn_to(key)
  local first = at + 2 + ARGV[at] * REVISION
  local after = first + ARGV[at + 1] * MENTION
  local sequence = 0
  for i = at + 2, first - 1, REVISION do
    sequence = math.max(sequence, tonumber(ARGV[i + 3], 36))
    revise(unpack(ARGV, i, i + 3))
  end
  local used = read_sources(first, after - 1)
  for i = first, after - 1, MENTION do
    local id, text, source, article, revision, json = unpack(ARGV, i, i + 5)
    sequence = math.max(sequence, tonumber(string.match(text, "^%w+"), 36))
    local became = record(id, number_of(source) .. " " .. text, article, revision, json)
    outcome[became] = outcome[became] + 1
  end
  write_articles()
  write_changes()
  write_texts()
  write_tallies("outlets", outlets)
  write_tallies("titles", titles)
  write_totals(used, sequence)
  for _, kind in ipairs({ "names", "cells", "outlets" }) do
    unpack_hash(base .. ":" .. kind)
  end
  return after
end

local at = 1
for _, key in ipairs(KEYS) do
  at = record_event(key, at)
end

return { outcome.counted, outcome.replaced, outcome.unchanged, outcome.overtaken }
