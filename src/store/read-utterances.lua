-- needs: packed-hash, layout, corrections, folds
--[[
Utterances by their representatives. Changes nothing.

KEYS[1] the event's base key
ARGV    ids of mentions

Returns for each of them the tagged statement as kept, the mentions of its utterance with all that are folded with
it, the utterance and the log of its corrections; "" and 0 where it represents none, and "" where its text is gone.
]]
local rows = {}
for _, id in ipairs(ARGV) do
  local r = read_mention(id)
  local head = r and read_joined(r.utterance)
  local stands = head and head.id == id
  rows[#rows + 1] = stands and call("HGET", base .. ":texts", id) or ""
  rows[#rows + 1] = stands and head.mentions or 0
  rows[#rows + 1] = stands and r.utterance or ""
  rows[#rows + 1] = stands and has_corrections() and joined_log_of(r.utterance) or ""
end
return rows
