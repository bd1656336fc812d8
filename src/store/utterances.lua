-- needs: packed-hash, sorted-set, voice, layout, corrections
--[[
Utterances: the mentions of each, the one that represents it, and the cell in which it counts.

KEYS[1] the event's base key
]]

-- What this call adds to each cell; written once at its end.
local changes = {}
resets[#resets + 1] = function()
  changes = {}
end

local function add_to_cell(cell, utterances, mentions, sentiment)
  local change, sum = changes[cell], utterances * sentiment
  if change then
    change[1], change[2] = change[1] + utterances, change[2] + mentions
    change[3], change[4] = change[3] + sum, change[4] + sum * sentiment
  else
    changes[cell] = { utterances, mentions, sum, sum * sentiment }
  end
end

local function count(r, utterances, mentions)
  count_judged(r, utterances)
  add_to_cell(r.cell .. "." .. source_of(r.source).model, utterances, mentions, r.sentiment)
end

local function write_changes()
  local list, written = {}, {}
  for cell in pairs(changes) do
    list[#list + 1] = cell
  end
  for i, known in ipairs(get_all(base .. ":cells", list, 1, #list)) do
    local cell = list[i]
    local utterances, mentions, sum, squares = unpack(changes[cell])
    if known then
      local u, m, s, q = match(known, "^(%S+) (%S+) (%S+) (%S+)$")
      utterances, mentions, sum, squares = utterances + u, mentions + m, sum + s, squares + q
    end
    if utterances == 0 then
      call("HDEL", base .. ":cells", cell)
    else
      written[#written + 1] = cell
      written[#written + 1] = show(utterances) .. " " .. show(mentions) .. " " .. show(sum) .. " " .. show(squares)
    end
  end
  set_all(base .. ":cells", written)
  write_judged()
end

-- Voices that this call adds (1) or takes away (-1), by set; written once at its end.
local voices = {}
resets[#resets + 1] = function()
  voices = {}
end

local function change_voice(r, by)
  local set, voice = voices_of(r.country, r.day), voice_of(r)
  local changed = voices[set]
  if not changed then
    changed = {}
    voices[set] = changed
  end
  changed[voice] = (changed[voice] or 0) + by
end

local function write_voices()
  local sets = {}
  for set in pairs(voices) do
    sets[#sets + 1] = set
  end
  foresee_sets(sets)
  for set, changed in pairs(voices) do
    -- The set that is empty in between would be taken for one that is gone.
    for voice, by in pairs(changed) do
      if by > 0 then
        add_word(set, voice)
      end
    end
    for voice, by in pairs(changed) do
      if by < 0 then
        remove_word(set, voice)
      end
    end
  end
end

-- What a representative counts as is for corrections.lua to say.
local function stand_in(representative, mentions)
  local r = corrected(representative)
  change_voice(r, 1)
  count(r, 1, mentions)
end

local function stand_down_as(r, mentions)
  change_voice(r, -1)
  count(r, -1, -mentions)
end

local function stand_down(representative, mentions)
  stand_down_as(corrected(representative), mentions)
end

local function represents(a, b)
  if a.day ~= b.day or a.offset ~= b.offset then
    local x, y = instant_of(a), instant_of(b)
    if x ~= y then
      return x ~= nil and (y == nil or x < y)
    end
  end
  return precedes(a.id, b.id)
end

-- An utterance's head: the ids of its mentions, a line each, that of its representative first. A list that is
-- too long for one value goes on in further ones, and all but the last end with a line end. An utterance with
-- many mentions has instead a line end, their number, a line end and the id of its representative; then the
-- sorted set of its prints has all its mentions.
local FEW = 8

local function page_field(utterance, page)
  return page == 0 and utterance or utterance .. "\n" .. show(page)
end

local function read_page(utterance, page)
  return packed_get("utterances", start_of(utterance), page_field(utterance, page))
end

local function read_head(utterance)
  local text = read_page(utterance, 0)
  if not text then
    return nil
  end
  if not string.find(text, "\n", 1, true) then
    return { id = text, mentions = 1, ids = { text }, pages = 1 }
  end
  local mentions, id = string.match(text, "^\n(%d+)\n(.*)$")
  if mentions then
    return { id = id, mentions = tonumber(mentions), pages = 1 }
  end
  local ids, pages = {}, 0
  repeat
    pages = pages + 1
    for found in string.gmatch(text, "[^\n]+") do
      ids[#ids + 1] = found
    end
    text = string.sub(text, -1) == "\n" and read_page(utterance, pages)
  until not text
  return { id = ids[1], mentions = #ids, ids = ids, pages = pages }
end

local function pages_of(head)
  if not head.ids then
    return { "\n" .. show(head.mentions) .. "\n" .. head.id }
  end
  local pages = {}
  for _, id in ipairs(head.ids) do
    local page = pages[#pages]
    if page and #page + #id + 2 <= PAGE then
      pages[#pages] = page .. "\n" .. id
    else
      if page then
        pages[#pages] = page .. "\n"
      end
      pages[#pages + 1] = id
    end
  end
  return pages
end

local function write_head(utterance, head)
  local hash, pages = start_of(utterance), pages_of(head)
  for i, page in ipairs(pages) do
    packed_set("utterances", hash, page_field(utterance, i - 1), page)
  end
  for i = #pages + 1, head.pages do
    packed_delete("utterances", hash, page_field(utterance, i - 1))
  end
end

local function prints_of(utterance)
  return "prints:" .. utterance
end

-- The words of prints are in the order in which mentions represent their utterance: moment, id.
local function print_of(r)
  local instant = instant_of(r)
  return (instant and string.format("%015d", instant + 1e14) or "~") .. r.id
end

local function id_in_print(word)
  return string.sub(word, string.sub(word, 1, 1) == "~" and 2 or 16)
end

-- Adds a mention to a head, before or behind its representative.
local function add_mention(head, r, before)
  if head.ids and #head.ids < FEW then
    table.insert(head.ids, before and 1 or #head.ids + 1, r.id)
  else
    if head.ids then
      list_set(prints_of(r.utterance))
      for _, id in ipairs(head.ids) do
        add_word(prints_of(r.utterance), print_of(read_mention(id)))
      end
      head.ids = nil
    end
    add_word(prints_of(r.utterance), print_of(r))
  end
end

-- Takes a mention out of a head; another one comes back where that has to represent the utterance now.
local function take_mention(head, r)
  if not head.ids then
    remove_word(prints_of(r.utterance), print_of(r))
    return head.id == r.id and read_mention(id_in_print(first_word(prints_of(r.utterance))))
  end
  local best, place
  for i, id in ipairs(head.ids) do
    if id == r.id then
      place = i
    elseif head.id == r.id then
      local other = read_mention(id)
      best = (not best or represents(other, best)) and other or best
    end
  end
  table.remove(head.ids, place)
  for i, id in ipairs(head.ids) do
    if best and id == best.id then
      head.ids[1], head.ids[i] = id, head.ids[1]
    end
  end
  return best
end

-- A mention joins others of its utterance, which may make it the representative. Of one that does not, id,
-- utterance and moment are enough; whole gives all of it.
local function join_others(r, whole)
  local head = read_head(r.utterance)
  local representative = read_mention(head.id)
  local before = represents(r, representative)
  add_mention(head, r, before)
  if before then
    stand_down(representative, head.mentions)
    stand_in(whole and whole() or r, head.mentions + 1)
    head.id = r.id
  else
    count(corrected(representative), 0, 1)
  end
  head.mentions = head.mentions + 1
  write_head(r.utterance, head)
end

-- A mention joins its utterance, which it may begin.
local function join(r)
  if packed_add("utterances", start_of(r.utterance), r.utterance, r.id) then
    stand_in(r, 1)
  else
    join_others(r)
  end
end

-- A mention leaves its utterance; another one may have to represent it.
local function leave(r)
  local head = read_head(r.utterance)
  if head.mentions == 1 then
    if not head.ids then
      remove_word(prints_of(r.utterance), print_of(r))
    end
    packed_delete("utterances", start_of(r.utterance), r.utterance)
    return stand_down(r, 1)
  end
  local best = take_mention(head, r)
  head.mentions = head.mentions - 1
  if best then
    stand_down(r, head.mentions + 1)
    stand_in(best, head.mentions)
    head.id = best.id
  else
    count(corrected(read_mention(head.id)), 0, -1)
  end
  write_head(r.utterance, head)
end
