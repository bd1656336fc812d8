-- needs: packed-hash
--[[
The layout of an earlier version, as far as it is still met.

KEYS[1] the event's base key
]]
local LAYOUT = "2"

-- A worker of that version meets keys of another kind at these names, and fails before it writes anything.
local function begin_event()
  for _, name in ipairs({ "names", "articles", "days" }) do
    call("SET", base .. ":" .. name, "of an earlier layout; see totals")
  end
  call("HSET", base .. ":totals", "layout", LAYOUT)
end

-- An earlier version counted the event, and it was not carried over whole, so some of its mentions are missing.
local function must_be_carried_over()
  local known = call("HMGET", base .. ":totals", "mentions", "layout", "moving")
  return known[3] or known[1] and not known[2]
end

-- Its voices were lists, and it had a set of their names.
local function unlink_old_voices()
  if call("TYPE", base .. ":days").ok ~= "set" then
    return
  end
  for _, group in ipairs(call("SMEMBERS", base .. ":days")) do
    call("UNLINK", base .. ":voices:" .. group)
  end
end

local function unlink_earlier()
  unlink_old_voices()
  for number = 0, tonumber(call("HGET", base .. ":totals", "moving") or 0) - 1 do
    call("UNLINK", base .. ":old:mentions:" .. show(number))
  end
  for _, name in ipairs({ "names", "articles", "days", "old:names", "old:articles", "old:texts" }) do
    call("UNLINK", base .. ":" .. name)
  end
end
