--[[
Keep a page under the name of its text, for an item that is still there.

KEYS[1] the items of the event
KEYS[2] its pages
KEYS[3] their texts
ARGV[1] the key of the item
ARGV[2] the name of the text
ARGV[3] the page, as JSON
ARGV[4] the text

Returns the page that is kept, as JSON: another one, where the same text was there under another address; "" where
the item is not there.
]]
if redis.call("HEXISTS", KEYS[1], ARGV[1]) == 0 then
  return ""
end
local kept = redis.call("HGET", KEYS[2], ARGV[2])
if kept and cjson.decode(kept).url ~= cjson.decode(ARGV[3]).url then
  return kept
end
redis.call("HSET", KEYS[2], ARGV[2], ARGV[3])
redis.call("HSET", KEYS[3], ARGV[2], ARGV[4])
return ARGV[3]
