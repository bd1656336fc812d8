--[[
Count tagged mentions of one event, each exactly once, however often and in whatever order they come.

KEYS[1] the event's base key
ARGV[1] now, in ms since 1970
ARGV[2] how many article revisions follow; each is: article, its mark, revision, sequence (base 36)
then    mentions to the end; each is: id, sequence (base 36), content, utterance, time of day (base 36,
        ms from the start of its day in UTC), sentiment (hundredths), cell, source, article (or ""),
        its mark, revision, the tagged statement as JSON

Returns how many mentions were counted, replaced, unchanged and overtaken.
]]
local function tally_source(r, by)
  local source = source_of(r.source)
  if source.outlet ~= "" then
    local field = string.match(r.cell, "[^.]*$") .. " " .. source.outlet
    if call("HINCRBY", base .. ":outlets", field, by) == 0 then
      call("HDEL", base .. ":outlets", field)
    end
  end
  if source.title ~= "" and call("HINCRBY", base .. ":titles", source.title, by) == 0 then
    call("HDEL", base .. ":titles", source.title)
  end
  call("HINCRBY", base .. ":totals", "mentions", by)
end

local function enter(r, json)
  call("HSET", mention_key(r.id), r.id, format_record(r))
  call("HSET", base .. ":texts", r.id, json)
  join(r)
  tally_source(r, 1)
end

local function withdraw(r)
  leave(r)
  call("HDEL", mention_key(r.id), r.id)
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

local function record(r, article, revision, json)
  if article ~= "" then
    if not revise(article, r.mark, revision, r.sequence36) then
      return "overtaken"
    end
    local entry = read_article(article)
    if not entry.has[r.id] then
      entry.has[r.id] = true
      entry.ids[#entry.ids + 1] = r.id
    end
  end
  local known = read_mention(r.id)
  if not known then
    enter(r, json)
    return "counted"
  end
  local same = known.content == r.content
  if known.sequence > r.sequence then
    return same and "unchanged" or "overtaken"
  end
  if same and source_of(known.source).epoch >= source_of(r.source).epoch then
    known.sequence36 = r.sequence36
    call("HSET", mention_key(r.id), r.id, format_record(known))
    return "unchanged"
  end
  withdraw(known)
  enter(r, json)
  return "replaced"
end

local next_argument = 3
for _ = 1, tonumber(ARGV[2]) do
  revise(unpack(ARGV, next_argument, next_argument + 3))
  next_argument = next_argument + 4
end

local outcome = { counted = 0, replaced = 0, unchanged = 0, overtaken = 0 }
local epoch = tonumber(call("HGET", base .. ":totals", "epoch") or 0)
for i = next_argument, #ARGV, 12 do
  local id, sequence36, content, utterance, offset, sentiment, cell, source, article, mark, revision, json =
    unpack(ARGV, i, i + 11)
  local r = {
    id = id, sequence36 = sequence36, sequence = tonumber(sequence36, 36), content = content,
    utterance = utterance, offset = offset, sentiment = tonumber(sentiment), cell = cell,
    source = number_of(source), mark = mark,
  }
  local became = record(r, article, revision, json)
  outcome[became] = outcome[became] + 1
  epoch = math.max(epoch, source_of(r.source).epoch)
end

for article, entry in pairs(articles) do
  if entry.changed then
    local head = entry.revision .. "\n" .. entry.sequence36 .. "\n"
    call("HSET", base .. ":articles", article, head .. table.concat(entry.ids, "\n"))
  end
end
write_changes()
call("HSET", base .. ":totals", "epoch", epoch, "changedAt", ARGV[1])

return { outcome.counted, outcome.replaced, outcome.unchanged, outcome.overtaken }
