--[[
What the list of events shows of one event. Changes nothing.

KEYS[1] the event's base key

Returns mentions, utterances that are reactions, their last day (a number of days since 1970, or "-"),
and then title, mentions of it, ...
]]
local utterances, last_day = 0, "-"
local cells = call("HGETALL", base .. ":cells")
for i = 1, #cells, 2 do
  local day, letters = string.match(cells[i], "^[^.]*%.([^.]*)%.([^.]*)")
  if string.sub(letters, 4, 4) == "r" then
    utterances = utterances + tonumber(string.match(cells[i + 1], "^%S+"))
    if day ~= "-" and (last_day == "-" or tonumber(day) > tonumber(last_day)) then
      last_day = day
    end
  end
end
local summary = { tonumber(call("HGET", base .. ":totals", "mentions") or 0), utterances, last_day }
for _, item in ipairs(call("HGETALL", base .. ":titles")) do
  summary[#summary + 1] = item
end
return summary
