-- needs: packed-hash, layout
--[[
Articles: which state of one is the latest, and which mentions came from it (counting/latest.ts has the rule).

KEYS[1] the event's base key
]]
local LISTED = 512 -- bytes of ids in one value

-- An article's entry: the mark and sequence of its latest state, those of the latest of its other states
-- ("-" and -1 without), and the number of its pages: they list the ids of mentions that came from the latest
-- state and count.
local articles = {}
resets[#resets + 1] = function()
  articles = {}
end

local function page_of(article, page)
  return article .. "\n" .. show(page)
end

local function read_article(article)
  if not articles[article] then
    local text = call("HGET", base .. ":states", article)
    local entry = { mark = "-", sequence = -1, other_mark = "-", other = -1, pages = 0, added = {} }
    if text then
      local mark, sequence36, other_mark, other36, pages = string.match(text, "^(%S+) (%S+) (%S+) (%S+) (%d+)$")
      entry.mark, entry.sequence36, entry.other_mark, entry.other36 = mark, sequence36, other_mark, other36
      entry.sequence, entry.other = tonumber(sequence36, 36), other36 == "-" and -1 or tonumber(other36, 36)
      entry.pages = tonumber(pages)
    end
    articles[article] = entry
  end
  return articles[article]
end

local function write_articles()
  for article, entry in pairs(articles) do
    if #entry.added > 0 then
      local page = entry.pages > 0 and call("HGET", base .. ":states", page_of(article, entry.pages))
      local fields = {}
      for _, id in ipairs(entry.added) do
        if page and #page + #id < LISTED then
          page = page .. "\n" .. id
        else
          entry.pages, page = entry.pages + 1, id
        end
        fields[page_of(article, entry.pages)] = page
      end
      for field, text in pairs(fields) do
        call("HSET", base .. ":states", field, text)
      end
      entry.changed = true
    end
    if entry.changed then
      call("HSET", base .. ":states", article, table.concat(
        { entry.mark, entry.sequence36, entry.other_mark, entry.other36 or "-", show(entry.pages) }, " "))
    end
  end
end

-- The ids that are listed for an article, which is left without any.
local function take_ids(article, entry)
  local ids = entry.added
  for page = 1, entry.pages do
    for id in string.gmatch(call("HGET", base .. ":states", page_of(article, page)) or "", "[^\n]+") do
      ids[#ids + 1] = id
    end
    call("HDEL", base .. ":states", page_of(article, page))
  end
  entry.added, entry.pages, entry.changed = {}, 0, true
  return ids
end

-- Whether a mention from this article counts no more because another state of it is later.
local function is_overtaken(entry, r)
  if r.mark ~= entry.mark then
    return true
  end
  return is_later(entry.other, entry.other_mark, sequence_of(r), r.mark)
end

-- A call takes at most so many mentions away; others wait in a list, each with its article and mark, and count
-- until the caller has called again.
local AT_ONCE = 500
local may_take = AT_ONCE
resets[#resets + 1] = function()
  may_take = AT_ONCE
end

local function waiting()
  return base .. ":overtaken"
end

-- Takes a mention away that came from this state of an article, if it is overtaken.
local function settle(entry, mark, id, withdraw)
  local r = read_mention(id)
  -- The same id may have come again since, from elsewhere.
  if r and r.mark == mark then
    if is_overtaken(entry, r) then
      withdraw(r)
    else
      entry.added[#entry.added + 1] = id
    end
  end
end

-- Goes on with the mentions that wait; to be called before all else.
local function settle_waiting(withdraw)
  local lines = call("LRANGE", waiting(), "0", show(AT_ONCE - 1))
  call("LTRIM", waiting(), show(AT_ONCE), "-1")
  may_take = AT_ONCE - #lines
  for _, line in ipairs(lines) do
    local article, mark, id = string.match(line, "^(%S+) (%S+) (.*)$")
    settle(read_article(article), mark, id, withdraw)
  end
end

-- Takes in a state of an article; mentions that it overtakes are handed to withdraw.
local function revise(article, mark, sequence36, withdraw)
  local entry, sequence = read_article(article), tonumber(sequence36, 36)
  if mark == entry.mark then
    if sequence > entry.sequence then
      entry.sequence, entry.sequence36, entry.changed = sequence, sequence36, true
    end
    return entry
  end
  local before = entry.mark
  if is_later(sequence, mark, entry.sequence, entry.mark) then
    entry.other, entry.other36, entry.other_mark = entry.sequence, entry.sequence36, entry.mark
    entry.mark, entry.sequence, entry.sequence36 = mark, sequence, sequence36
  elseif is_later(sequence, mark, entry.other, entry.other_mark) then
    entry.other, entry.other36, entry.other_mark = sequence, sequence36, mark
  else
    return entry
  end
  entry.changed = true
  local later = {}
  for _, id in ipairs(take_ids(article, entry)) do
    if may_take > 0 then
      may_take = may_take - 1
      settle(entry, before, id, withdraw)
    else
      later[#later + 1] = article .. " " .. before .. " " .. id
    end
  end
  for i = 1, #later, 1000 do
    call("RPUSH", waiting(), unpack(later, i, math.min(i + 999, #later)))
  end
  return entry
end
