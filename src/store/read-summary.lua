-- needs: packed-hash, cell
--[[
The row of one event in the list of events. Changes nothing.

KEYS[1] the event's base key

Returns mentions, those of them in other languages, utterances that are reactions, their last day (a number
of days since 1970, or "-"), the highest epoch that tagged it, how many models tagged it, these, and
then title, mentions of it, ... Fails with UNREADABLE when a field of its cells is not one of Readout's;
foreign-key.ts tells which.
]]
local others, utterances, last_day = 0, 0, "-"
local models = {}
local cells = call("HGETALL", base .. ":cells")
for i = 1, #cells, 2 do
  local _, day, letters, model = parse_cell(cells[i])
  local u, m = string.match(cells[i + 1], "^(%d+) (%d+) ")
  if not day or not u then
    return redis.error_reply("UNREADABLE " .. base .. ":cells")
  end
  models[model] = true
  if kind_in(letters) == OTHER_LANGUAGE then
    others = others + m
  elseif kind_in(letters) == REACTION then
    utterances = utterances + u
    if day ~= "-" and (last_day == "-" or tonumber(day) > tonumber(last_day)) then
      last_day = day
    end
  end
end
local totals = call("HMGET", base .. ":totals", "mentions", "epoch")
local model_names = {}
for number in pairs(models) do
  model_names[#model_names + 1] = call("HGET", base .. ":sources", "#" .. number) or number
end
local summary = { tonumber(totals[1] or 0), others, utterances, last_day, tonumber(totals[2] or 0), #model_names }
for _, name in ipairs(model_names) do
  summary[#summary + 1] = name
end
for _, item in ipairs(call("HGETALL", base .. ":titles")) do
  summary[#summary + 1] = item
end
return summary
