-- needs: packed-hash, cell
--[[
The row of one event in the list of events. Changes nothing.

KEYS[1] the event's base key

Returns mentions, those of them in other languages, utterances that are reactions, their last day (a number
of days since 1970, or "-"), and then title, mentions of it, ... Fails with UNREADABLE, the key and why when
a key or a field of it is not one of Readout's.
]]
local problem

local function read(kind, command, ...)
  local reply = redis.pcall(command, base .. ":" .. kind, ...)
  if type(reply) == "table" and reply.err then
    problem = problem or base .. ":" .. kind .. " " .. reply.err
    return {}
  end
  return reply
end

local others, utterances, last_day = 0, 0, "-"
local cells = read("cells", "HGETALL")
for i = 1, #cells, 2 do
  local _, day, letters = parse_cell(cells[i])
  local u, m = string.match(cells[i + 1], "^(%d+) (%d+) ")
  if not day or not u then
    problem = problem or base .. ":cells has the field " .. cells[i] .. ", which is not a cell"
  elseif kind_in(letters) == OTHER_LANGUAGE then
    others = others + m
  elseif kind_in(letters) == REACTION then
    utterances = utterances + u
    if day ~= "-" and (last_day == "-" or tonumber(day) > tonumber(last_day)) then
      last_day = day
    end
  end
end
local mentions = tonumber(read("totals", "HMGET", "mentions")[1] or 0)
local summary = { mentions, others, utterances, last_day }
for _, item in ipairs(read("titles", "HGETALL")) do
  summary[#summary + 1] = item
end
return problem and redis.error_reply("UNREADABLE " .. problem) or summary
