-- needs: clock, packed-hash, utterances, folds, whole-forgets
--[[
Fold utterances and take them apart again: each is in the group that it is given here, and counts follow. All or
nothing, and only where nobody has changed the folds of the event meanwhile.

KEYS[1] the event's base key
ARGV[1] the revision of the folds that were read, "0" where there are none
ARGV[2] the sequence of the last forget of the whole event that was known then, in base 36
ARGV[3] how many utterances follow, each as: utterance, the group's name or "" for none, its similarity to the
        utterance of that name, the letter of why. A group that changes is given whole.
then    fields that begin with "+" or "!", and their values, "" to take one away

Returns the new revision; -1, and writes nothing, where the revision is another one, or the whole event was
forgotten since; -2 where nothing is counted
for the event. Fails with REGROUP, before anything is written, when a group is not given whole.
]]
local key = base .. ":folds"
if tonumber(call("HGET", base .. ":totals", "mentions") or 0) == 0 then
  return -2
end
local revision = tonumber(call("HGET", key, "revision") or 0)
if revision ~= tonumber(ARGV[1]) or was_forgotten_since(ARGV[2]) then
  return -1
end

local PER_UTTERANCE = 4
local last = 3 + ARGV[3] * PER_UTTERANCE

-- Each group by its name: what it was, and the utterances in it from now on. An utterance alone is a group of one.
local before, now_in, lines = {}, {}, {}
for i = 4, last, PER_UTTERANCE do
  local utterance, group, similarity, by = unpack(ARGV, i, i + 3)
  local former = group_of(utterance)
  local name = former or utterance
  before[name] = before[name] or { utterances = former and members_of(former) or { utterance } }
  group = group == "" and utterance or group
  now_in[group] = now_in[group] or {}
  table.insert(now_in[group], utterance)
  lines[utterance] = group .. " " .. similarity .. " " .. by
end

for name, was in pairs(before) do
  for _, utterance in ipairs(was.utterances) do
    if not lines[utterance] then
      return redis.error_reply("REGROUP the group " .. name .. " is not given whole")
    end
  end
  was.state = state_of(was.utterances)
end
for name in pairs(now_in) do
  if not lines[name] or string.match(lines[name], "^%S+") ~= name then
    return redis.error_reply("REGROUP the group " .. name .. " is not named for one of its utterances")
  end
end

for _, was in pairs(before) do
  count_group_instead(was.state, NONE)
end
for name in pairs(before) do
  call("HDEL", key, "=" .. name)
end
for name, utterances in pairs(now_in) do
  if #utterances > 1 then
    call("HSET", key, "=" .. name, table.concat(utterances, " "))
  end
  for _, utterance in ipairs(utterances) do
    if #utterances > 1 then
      call("HSET", key, utterance, lines[utterance])
    else
      call("HDEL", key, utterance)
    end
  end
end
for i = last + 1, #ARGV, 2 do
  if ARGV[i + 1] == "" then
    call("HDEL", key, ARGV[i])
  else
    call("HSET", key, ARGV[i], ARGV[i + 1])
  end
end

spread.folds = "1"
know_groups_anew()
for _, utterances in pairs(now_in) do
  count_group_instead(NONE, state_of(utterances))
end
write_changes()
write_voices()
unpack_hash(base .. ":cells")
unpack_hash(key)
call("HSET", base .. ":spread", "folds", "1")
call("HSET", key, "revision", show(revision + 1))
call("HSET", base .. ":totals", "changedAt", show(now))
return revision + 1
