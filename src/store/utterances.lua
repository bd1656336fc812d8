--[[
Utterances: which mentions stand behind one, which of them represents it, and what that counts.

KEYS[1] the event's base key
]]

-- What this call adds to each cell; written once at its end.
local changes = {}

local function count(r, utterances, mentions)
  local cell = r.cell .. "." .. source_of(r.source).model
  local change = changes[cell]
  if not change then
    change = { 0, 0, 0, 0 }
    changes[cell] = change
  end
  change[1] = change[1] + utterances
  change[2] = change[2] + mentions
  change[3] = change[3] + utterances * r.sentiment
  change[4] = change[4] + utterances * r.sentiment * r.sentiment
end

local function write_changes()
  local list = {}
  for cell in pairs(changes) do
    list[#list + 1] = cell
  end
  local counted, written = get_all(base .. ":cells", list), {}
  for _, cell in ipairs(list) do
    local change = changes[cell]
    if counted[cell] then
      local u, m, s, q = string.match(counted[cell], "^(%S+) (%S+) (%S+) (%S+)$")
      change = { change[1] + u, change[2] + m, change[3] + s, change[4] + q }
    end
    if change[1] == 0 then
      call("HDEL", base .. ":cells", cell)
    else
      written[#written + 1] = cell
      written[#written + 1] = string.format("%d %d %d %d", change[1], change[2], change[3], change[4])
    end
  end
  set_all(base .. ":cells", written)
end

-- The voice of an utterance among those of its country and day: whether it is a reaction, by an official
-- or another, its stance, when and which. Voices stay where they are when their utterance changes or goes:
-- readers compare them with what is counted.
local function voice_of(r)
  local letters = r.letters
  local by = string.sub(letters, 3, 3) == "o" and "o" or "a"
  return string.sub(letters, 4, 4) .. by .. string.sub(letters, 1, 1) .. r.offset .. " " .. r.utterance
end

local function voices_key(country, day)
  return base .. ":voices:" .. country .. "." .. day
end

local function stand_in(r, mentions)
  if call("RPUSH", voices_key(r.country, r.day), voice_of(r)) == 1 then
    call("SADD", base .. ":days", r.country .. "." .. r.day)
  end
  count(r, 1, mentions)
end

local function stand_down(r, mentions)
  count(r, -1, -mentions)
end

-- Byte by byte: "<" would compare by the server's locale.
local function precedes(a, b)
  for i = 1, math.min(#a, #b) do
    local x, y = string.byte(a, i), string.byte(b, i)
    if x ~= y then
      return x < y
    end
  end
  return #a < #b
end

local function represents(a, b)
  local x, y = instant_of(a), instant_of(b)
  if x ~= y then
    return x ~= nil and (y == nil or x < y)
  end
  return precedes(a.id, b.id)
end

local function read_head(utterance)
  local text = packed_get("utterances", start_of(utterance), utterance)
  if not text then
    return nil
  end
  local id, mentions, pages = string.match(text, "^([^\n]*)\n(%d+)\n(%d+)$")
  return { id = id or text, mentions = tonumber(mentions or 1), pages = tonumber(pages or 0) }
end

local function write_head(utterance, head)
  local text = head.id
  if head.mentions > 1 then
    text = head.id .. "\n" .. head.mentions .. "\n" .. head.pages
  end
  packed_set("utterances", start_of(utterance), utterance, text)
end

local function page_field(utterance, page)
  return utterance .. "\n" .. page
end

local function read_page(utterance, page)
  return packed_get("utterances", start_of(utterance), page_field(utterance, page))
end

local function write_page(utterance, page, text)
  packed_set("utterances", start_of(utterance), page_field(utterance, page), text)
end

local function delete_page(utterance, page)
  packed_delete("utterances", start_of(utterance), page_field(utterance, page))
end

local function add_to_pages(utterance, head, id)
  local last = head.pages > 0 and read_page(utterance, head.pages)
  if last and #last + 1 + #id <= PAGE then
    write_page(utterance, head.pages, last .. "\n" .. id)
  else
    head.pages = head.pages + 1
    write_page(utterance, head.pages, id)
  end
end

-- Takes the id out of its page; what is left of all pages comes back.
local function take_from_pages(utterance, head, id)
  local left = {}
  for page = 1, head.pages do
    local kept, found = {}, false
    for other in string.gmatch(read_page(utterance, page) or "", "[^\n]+") do
      if other == id then
        found = true
      else
        kept[#kept + 1] = other
        left[#left + 1] = other
      end
    end
    if found and #kept == 0 then
      delete_page(utterance, page)
    elseif found then
      write_page(utterance, page, table.concat(kept, "\n"))
    end
  end
  return left
end

local function drop_pages(utterance, head)
  for page = 1, head.pages do
    delete_page(utterance, page)
  end
  head.pages = 0
end

-- A mention joins its utterance, which may make it the representative.
local function join(r)
  if packed_add("utterances", start_of(r.utterance), r.utterance, r.id) then
    return stand_in(r, 1)
  end
  local head = read_head(r.utterance)
  if head.mentions == 1 then
    add_to_pages(r.utterance, head, head.id)
  end
  add_to_pages(r.utterance, head, r.id)
  local representative = read_mention(head.id)
  if represents(r, representative) then
    stand_down(representative, head.mentions)
    stand_in(r, head.mentions + 1)
    head.id = r.id
  else
    count(representative, 0, 1)
  end
  head.mentions = head.mentions + 1
  write_head(r.utterance, head)
end

-- A mention leaves its utterance; another one may have to represent it.
local function leave(r)
  local head = read_head(r.utterance)
  if head.mentions == 1 then
    packed_delete("utterances", start_of(r.utterance), r.utterance)
    return stand_down(r, 1)
  end
  local left = take_from_pages(r.utterance, head, r.id)
  head.mentions = head.mentions - 1
  if head.id == r.id then
    local best
    for _, id in ipairs(left) do
      local other = read_mention(id)
      if not best or represents(other, best) then
        best = other
      end
    end
    stand_down(r, head.mentions + 1)
    stand_in(best, head.mentions)
    head.id = best.id
  else
    count(read_mention(head.id), 0, -1)
  end
  if head.mentions == 1 then
    drop_pages(r.utterance, head)
  end
  write_head(r.utterance, head)
end
