-- needs: packed-hash
--[[
Sorted sets of words, in the order of their bytes. Redis keeps a short one packed, in a quarter of the
memory of a long one; so one that grows is spread over leaves, each with the words of one range: whenever a
leaf gets too long, a new one takes its upper half.

KEYS[1] the event's base key
]]
local FULL = 64 -- words in a leaf; Redis packs up to 128, but has to look through them one by one

-- The directory has a line for each leaf, but for the first ones of voices (voice.lua): the set, a line end, the word from which on words are in it, NUL,
-- the number of the leaf. Those of the first leaf of a set are "". No word has a NUL or begins with one.
local function directory()
  return base .. ":leaves"
end

local function leaf_key(set, number)
  local first = base .. ":" .. set
  return number == "" and first or first .. ":" .. number
end

local function key_of_line(set, line)
  return leaf_key(set, string.sub(line, string.find(line, "\0", #set + 2, true) + 1))
end

-- The sets that have more than one leaf, as far as this call knows.
local is_spread = {}
resets[#resets + 1] = function()
  is_spread = {}
end

-- Looks up at once of many sets whether they have more than one leaf.
local function foresee_sets(sets)
  keys_of("mentions")
  if spread.leaves == 0 then
    return
  end
  for i, mark in ipairs(get_all(base .. ":spread", sets, 1, #sets)) do
    is_spread[sets[i]] = mark ~= false
  end
end

local function has_leaves(set)
  if is_spread[set] == nil and spread.leaves ~= 0 then
    foresee_sets({ set })
  end
  return is_spread[set]
end

-- The key of the leaf that a word belongs to, and its line where it may have one.
local function leaf_of(set, word)
  if has_leaves(set) then
    local begun = set .. "\n"
    local line = call("ZREVRANGEBYLEX", directory(), "[" .. begun .. word .. "\0\255", "[" .. begun, "LIMIT", "0", "1")[1]
    if line then
      return key_of_line(set, line), line
    end
  end
  return leaf_key(set, "")
end

local function line_after(set, line)
  return call("ZRANGEBYLEX", directory(), "(" .. line, "(" .. set .. "\11", "LIMIT", "0", "1")[1]
end

-- The shortest word that is above one word and not above the next.
local function between(below, above)
  local same = 1
  while string.byte(below, same) == string.byte(above, same) do
    same = same + 1
  end
  return string.sub(above, 1, same)
end

local function split_leaf(set, key)
  local words, upper = call("ZRANGE", key, 0, -1), {}
  local half = math.floor(#words / 2)
  for i = half + 1, #words do
    upper[#upper + 1] = "0"
    upper[#upper + 1] = words[i]
  end
  spread.leaves, is_spread[set] = call("HINCRBY", base .. ":spread", "leaves", 1), true
  local number = show(spread.leaves)
  call("HSET", base .. ":spread", set, "")
  call("ZREMRANGEBYRANK", key, half, -1)
  call("ZADD", leaf_key(set, number), unpack(upper))
  call("ZADD", directory(), "0", set .. "\n" .. between(words[half], words[half + 1]) .. "\0" .. number)
end

-- Lists the first leaf of a set, where nothing else tells that there is one.
local function list_set(set)
  call("ZADD", directory(), "0", set .. "\n\0")
end

-- It is enough to look at the length now and then, as it grows by one word at a time.
local function is_looked_at(word)
  local a, b, c, d, e = string.byte(word, -5, -1)
  return (a + b + (c or 0) + (d or 0) + (e or 0)) % 8 == 0
end

-- Adds a word to a set.
local function add_word(set, word)
  local key = leaf_of(set, word)
  call("ZADD", key, "0", word)
  if is_looked_at(word) and call("ZCARD", key) > FULL then
    split_leaf(set, key)
  end
end

local function remove_word(set, word)
  local key, line = leaf_of(set, word)
  if call("ZREM", key, word) == 1 and line and call("EXISTS", key) == 0 then
    call("ZREM", directory(), line)
  end
end

-- At most so many words of a set that come after this one, which need not be in it.
local function words_after(set, word, count)
  local words = {}
  local key, line = leaf_of(set, word)
  while key do
    for _, found in ipairs(call("ZRANGEBYLEX", key, "(" .. word, "+", "LIMIT", 0, count - #words)) do
      words[#words + 1] = found
    end
    line = #words < count and has_leaves(set) and line_after(set, line or set .. "\n\0")
    key = line and key_of_line(set, line)
  end
  return words
end

local function first_word(set)
  return words_after(set, "", 1)[1]
end
