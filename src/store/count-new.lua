-- needs: packed-hash, cell, sorted-set, voice, layout, utterances, articles
--[[
Most mentions have a new id: they are counted without a look at what else is known, and those that are the
first of their utterance without parsing their record whole.

KEYS[1] the event's base key
]]
-- Utterance, time of day, sentiment, cell, its country and day, day, stance, kind, rank, cue and place of a record.
local PARTS = "^%S+ %S+ (%S+) (%S+) (%S+) (([^.]*%.([^.]*))%.(.)..(.).(.))(.)(%w*)"

-- Voices of first mentions, and the set of each; written once at the end of a call.
local first_sets, first_voices = {}, {}
resets[#resets + 1] = function()
  first_sets, first_voices = {}, {}
end

local function write_first_voices()
  if spread.leaves ~= 0 then
    foresee_sets(first_sets)
  end
  for i, set in ipairs(first_sets) do
    add_word(set, first_voices[i])
  end
end

-- The entry of the mention's article, if that holds the mention for current; nil where it is overtaken.
local function current_article(text, article, withdraw)
  local sequence36, mark = match(text, "^(%S+) %S+ %S+ %S+ %S+ %S+ ?(%S*)")
  local entry = revise(article, mark, sequence36, withdraw)
  return not is_overtaken(entry, { mark = mark, sequence36 = sequence36 }) and entry or nil
end

-- Counts a mention if its id is new, but for title and text; gives the kind of its cell then, else nothing.
local function count_new(id, text, source, model, outlet)
  local record = source .. " " .. text
  if not packed_add("mentions", hash_of(id), id, record) then
    return nil
  end
  local utterance, offset, sentiment, cell, where, day, stance, kind, rank, cue, place = match(text, PARTS)
  if packed_add("utterances", start_of(utterance), utterance, id) then
    add_to_cell(cell .. "." .. model, 1, 1, sentiment)
    local last = #first_sets + 1
    first_sets[last] = "voices:" .. where
    first_voices[last] = voice(kind, rank, cue, place, id, stance, offset)
  else
    join_others({ id = id, utterance = utterance, day = day, offset = offset }, function()
      return parse_record(id, record)
    end)
  end
  if outlet ~= "" and kind ~= OTHER_LANGUAGE then
    call("HINCRBY", base .. ":outlets", day .. " " .. outlet, "1")
  end
  return kind
end
