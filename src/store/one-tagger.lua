-- needs: layout
--[[
An event has one tagger by name, the one whose tags were counted first or for which it is tagged anew
(begin-retag.lua). The name is the first word of its model (counting/tagger-name.ts).

KEYS[1] the event's base key
]]
local function has_other_tagger(known, tagger)
  return known and tagger ~= "" and tagger ~= known
end

local function keep_tagger(tagger)
  if tagger ~= "" then
    call("HSETNX", base .. ":totals", "tagger", tagger)
  end
end

local function tagger_of(source)
  if not source.tagger then
    source.tagger = string.match(name_of(source.model), "^[^ ]*")
  end
  return source.tagger
end

-- Whether the tags of a mention stay when it comes again: unless they are of an older epoch, or another tagger's.
local function tags_stand(known, r)
  local a, b = source_of(known.source), source_of(r.source)
  return a.epoch >= b.epoch and (a.model == b.model or tagger_of(a) == tagger_of(b))
end
