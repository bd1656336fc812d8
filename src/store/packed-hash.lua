--[[
Packed hashes. Redis keeps a short hash packed, in a third of the memory of a long one; so a hash that
grows is spread over as many short ones as it needs, by linear hashing (Litwin, VLDB 1980): whenever one
of them gets too long, one more is added and takes its share from just one other.

KEYS[1] the event's base key, or that of the first event
]]
local base = KEYS[1]
local call = redis.call
local LONGEST = 32 -- fields; Redis packs up to 512, but has to look through them one by one

-- How many keys a packed hash is spread over, the largest power of two that is not above that number, and the
-- names of its keys as far as they were made.
local spread, halves, made = {}, {}, { mentions = {}, utterances = {} }

-- How each part forgets the event that it has dealt with.
local resets = {
  function()
    spread, halves, made = {}, {}, { mentions = {}, utterances = {} }
  end,
}

-- Scripts that are called for several events turn to one after the other.
local function turn_to(key)
  base = key
  for _, reset in ipairs(resets) do
    reset()
  end
end

local function set_spread(name, keys)
  local half = 1
  while half * 2 <= keys do
    half = half * 2
  end
  spread[name], halves[name] = keys, half
end

local function keys_of(name)
  if not spread[name] then
    local known = call("HMGET", base .. ":spread", "mentions", "utterances", "leaves", "folds", "corrected")
    set_spread("mentions", tonumber(known[1] or 1))
    set_spread("utterances", tonumber(known[2] or 1))
    spread.leaves = tonumber(known[3] or 0) -- the number of the last leaf that sorted-set.lua made
    spread.folds = known[4] -- set once something was folded (folds.lua)
    spread.corrected = known[5] -- set once readers said anything (corrections.lua)
  end
  return spread[name]
end

-- A whole number as text. Lua's own way takes several times as long.
local texts_of = {}
local function show(number)
  local text = texts_of[number]
  if not text then
    text = string.format("%d", number)
    texts_of[number] = text
  end
  return text
end

local function key_of(name, number)
  local key = made[name][number]
  if not key then
    key = base .. ":" .. name .. ":" .. show(number)
    made[name][number] = key
  end
  return key
end

local function number_in(name, hash)
  local keys, half = spread[name] or keys_of(name), halves[name]
  local number = hash % (half * 2)
  return number < keys and number or number - half
end

local byte = string.byte

-- Up to eight bytes as one number, below 2^53.
local function fold(a, b, c, d, e, f, g, h)
  return (((((((a * 67 + (b or 0)) * 67 + (c or 0)) * 67 + (d or 0)) * 67 + (e or 0)) * 67 + (f or 0)) * 67 + (g or 0)) * 67) + (h or 0)
end

-- A number that spreads ids of any kind evenly; the short way serves ids that Readout made.
local function hash_of(id)
  if #id > 17 then
    return tonumber(string.sub(redis.sha1hex(id), 1, 8), 16)
  end
  if #id > 15 then
    local a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p = byte(id, -16, -1)
    return (((((((i * 67 + j) * 67 + k) * 67 + l) * 67 + m) * 67 + n) * 67 + o) * 67 + p) % 4294967296
      + (((((((a * 67 + b) * 67 + c) * 67 + d) * 67 + e) * 67 + f) * 67 + g) * 67 + h) % 4294967296 * 31
  end
  local hash = fold(byte(id, -8, -1)) % 4294967296
  return #id > 8 and hash + fold(byte(id, -16, -9)) % 4294967296 * 31 or hash
end

-- The same for what begins with a digest, which is spread evenly already.
local function start_of(digest)
  local a, b, c, d = byte(digest, 1, 4)
  if d then
    return ((a * 67 + b) * 67 + c) * 67 + d
  end
  return ((a * 67 + (b or 0)) * 67 + (c or 0)) * 67
end

-- How each packed hash spreads its fields.
local HASH = { mentions = hash_of, utterances = start_of }

local AT_MOST = 1000 -- arguments of a command

-- The values of fields of a plain hash, in their order; these stand in a list from one place to another.
local function get_all(key, list, from, to)
  local values = {}
  for i = from, to, AT_MOST do
    local some = call("HMGET", key, unpack(list, i, math.min(i + AT_MOST - 1, to)))
    if i == from then
      values = some
    else
      for _, value in ipairs(some) do
        values[#values + 1] = value
      end
    end
  end
  return values
end

-- Redis would keep a hash packed up to 512 fields, and look through all of it for each.
local LOOKED_THROUGH = 48 -- fields
local TOO_LONG = string.rep("-", 65) -- no packed hash has a longer value than 64 bytes

-- Makes Redis unpack a plain hash of many fields, which it never packs again.
local function unpack_hash(key)
  if call("HLEN", key) > LOOKED_THROUGH and call("OBJECT", "ENCODING", key) ~= "hashtable" then
    call("HSET", key, "too long", TOO_LONG)
    call("HDEL", key, "too long")
  end
end

-- Sets many fields of a plain hash at once, from a list of fields and values.
local function set_all(key, list)
  for i = 1, #list, AT_MOST do
    call("HSET", key, unpack(list, i, math.min(i + AT_MOST - 1, #list)))
  end
end

local function add_key(name)
  local added = keys_of(name)
  local from, to = key_of(name, added - halves[name]), key_of(name, added)
  set_spread(name, added + 1)
  call("HSET", base .. ":spread", name, show(added + 1))
  local fields, hash = call("HGETALL", from), HASH[name]
  local stay, move = {}, {}
  for i = 1, #fields, 2 do
    local list = number_in(name, hash(fields[i])) == added and move or stay
    list[#list + 1] = fields[i]
    list[#list + 1] = fields[i + 1]
  end
  call("DEL", from)
  set_all(from, stay)
  set_all(to, move)
end

-- The key of the field with this hash.
local function key_for(name, hash)
  local keys, half = spread[name] or keys_of(name), halves[name]
  local number = hash % (half * 2)
  number = number < keys and number or number - half
  return made[name][number] or key_of(name, number)
end

-- A look at the length now and then is enough: it grows by one field at a time.
local function make_room(name, hash, key)
  if hash % 8 == 0 and call("HLEN", key) > LONGEST then
    add_key(name)
  end
end

-- `hash` is that of the field by HASH.
local function packed_set(name, hash, field, value)
  local key = key_for(name, hash)
  if call("HSET", key, field, value) == 1 then
    make_room(name, hash, key)
  end
end

-- Sets a field that is not there yet; false when it is.
local function packed_add(name, hash, field, value)
  local key = key_for(name, hash)
  if call("HSETNX", key, field, value) == 0 then
    return false
  end
  make_room(name, hash, key)
  return true
end

local function packed_get(name, hash, field)
  return call("HGET", key_for(name, hash), field)
end

local function packed_delete(name, hash, field)
  call("HDEL", key_for(name, hash), field)
end
