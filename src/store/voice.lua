-- needs: cell

-- The voice of an utterance among those of its country and day: a sign, the place in the article, the id of
-- its representative, a line end, the letter of its stance and the time of day. In the order of bytes the
-- first one says where the country stands on that day: reactions by rank, by a cue before others, the later
-- place, the smaller id; then utterances that are background ("b") or in another language ("l").
local SIGN_OF_RANK = {
  c = { ["0"] = "0", ["1"] = "2", ["2"] = "4", ["3"] = "6", ["4"] = "8" },
  i = { ["0"] = "1", ["1"] = "3", ["2"] = "5", ["3"] = "7", ["4"] = "9" },
}

local function voice(kind, rank, cue, place, id, stance, offset)
  local sign = kind == REACTION and SIGN_OF_RANK[cue][rank] or kind
  return sign .. (place == "" and "z" or place) .. id .. "\n" .. stance .. offset
end

local function voice_of(r)
  local letters = r.letters
  return voice(kind_in(letters), rank_in(letters), r.cue, r.place, r.id, stance_in(letters), r.offset)
end

local function id_in_voice(voice)
  -- The letter of the place says how many digits follow: none after "z", which stands for no place.
  local digits = 122 - string.byte(voice, 2)
  return string.match(string.sub(voice, 3 + digits), "^(.*)\n[^\n]*$")
end

-- The sorted set of the voices of a country on a day, which has voices exactly where a cell has utterances.
local function voices_of(country, day)
  return "voices:" .. country .. "." .. day
end
