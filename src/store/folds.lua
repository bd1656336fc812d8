-- needs: packed-hash, layout, utterances, corrections
--[[
Folds: utterances that are one statement count as one. Each keeps a head of its own; the group has one cell
and one voice, those of the mention that represents it among the mentions of all.

KEYS[1] the event's base key

In its key "folds" each utterance of a group has the group's name (that of one of them), its similarity to that one,
and why: w(ords), q(uotation) or h(and); "=" and the name of a group has the utterances in it, a space between them. Fields
that begin with "+" or "!" hold what was decided by hand, and "revision" how often anything was changed:
folds.ts reads them.
]]
local NONE = { mentions = 0, live = 0 }

local groups, members = {}, {}
local function know_groups_anew()
  groups, members = {}, {}
  forget_overlays()
end
resets[#resets + 1] = know_groups_anew

-- Whether utterances of this event were ever folded.
local function has_folds()
  keys_of("utterances")
  return spread.folds
end

-- The group of an utterance, nil where it is not folded.
local function group_of(utterance)
  if not has_folds() then
    return nil
  end
  if groups[utterance] == nil then
    local text = call("HGET", base .. ":folds", utterance)
    groups[utterance] = text and string.match(text, "^%S+") or false
  end
  return groups[utterance] or nil
end

local function members_of(group)
  if not members[group] then
    local list = {}
    for utterance in string.gmatch(call("HGET", base .. ":folds", "=" .. group) or "", "%S+") do
      list[#list + 1] = utterance
    end
    members[group] = list
  end
  return members[group]
end

function joined_with(utterance)
  local group = group_of(utterance)
  return group and members_of(group) or { utterance }
end

-- What utterances are together: the record that represents them, how many mentions, and how many of them have any.
local function state_of(utterances)
  local state = { mentions = 0, live = 0 }
  for _, utterance in ipairs(utterances) do
    local head = read_head(utterance)
    if head then
      local r = read_mention(head.id)
      if not state.best or represents(r, state.best) then
        state.best = r
      end
      state.mentions = state.mentions + head.mentions
      state.live = state.live + 1
    end
  end
  return state
end

-- The mention that represents an utterance or its group, and the mentions; nil where there are none.
local function read_joined(utterance)
  local group = group_of(utterance)
  if not group then
    return read_head(utterance)
  end
  local state = state_of(members_of(group))
  return state.best and { id = state.best.id, mentions = state.mentions }
end

-- By how much the number of utterances changes that are folded into another one and have mentions.
local folded = 0
resets[#resets + 1] = function()
  folded = 0
end

local function count_instead(before, after)
  if before.best then
    stand_down(before.best, before.mentions)
  end
  if after.best then
    stand_in(after.best, after.mentions)
  end
end

local function count_group_instead(before, after)
  count_instead(before, after)
  folded = folded + math.max(0, after.live - 1) - math.max(0, before.live - 1)
end

-- What groups, and utterances in them, were before this call changed them. utterances.lua counts each utterance as
-- if it stood alone; at the end of the call the difference that made is taken back, and that of its group is made.
local before_of_group, before_of_utterance = {}, {}
resets[#resets + 1] = function()
  before_of_group, before_of_utterance = {}, {}
end

local function will_change(utterance)
  local group = group_of(utterance)
  if group and not before_of_utterance[utterance] then
    before_of_group[group] = before_of_group[group] or state_of(members_of(group))
    before_of_utterance[utterance] = state_of({ utterance })
  end
end

local function settle_groups()
  for utterance, before in pairs(before_of_utterance) do
    count_instead(state_of({ utterance }), before)
  end
  for group, before in pairs(before_of_group) do
    count_group_instead(before, state_of(members_of(group)))
  end
  before_of_group, before_of_utterance = {}, {}
end

local function write_folded()
  if folded ~= 0 then
    call("HINCRBY", base .. ":totals", "folded", show(folded))
    folded = 0
  end
end

-- From here on a mention joins and leaves the group of its utterance too.
local join_alone, leave_alone, write_changes_alone = join, leave, write_changes

function join(r)
  will_change(r.utterance)
  join_alone(r)
end

function leave(r)
  will_change(r.utterance)
  leave_alone(r)
end

function write_changes()
  settle_groups()
  write_changes_alone()
  write_folded()
end
