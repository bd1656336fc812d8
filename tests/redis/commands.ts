/** What nobody may do who works with Readout. */
export const FORBIDDEN: string[][] = [
  ["FLUSHALL"],
  ["FLUSHDB"],
  ["CONFIG", "GET", "*"],
  ["CONFIG", "SET", "maxmemory-policy", "allkeys-lru"],
  ["KEYS", "*"],
  ["SCAN", "0"],
  ["MONITOR"],
  ["DEBUG", "SLEEP", "0"],
  ["REPLICAOF", "NO", "ONE"],
  ["MODULE", "LIST"],
  ["SHUTDOWN", "NOSAVE"],
  ["ACL", "LIST"],
  ["SAVE"],
  ["ACL", "SETUSER", "default", "on", "nopass"],
  ["CONFIG", "REWRITE"],
  ["SCRIPT", "FLUSH"],
  ["HGETALL", "other:key"],
  ["FUNCTION", "LIST"],
  ["SUBSCRIBE", "channel"],
  ["GET", "other:key"],
  ["SET", "other:key", "1"],
  ["EVAL", "return redis.call('GET', 'other:key')", "0"],
  ["EVAL", "return redis.call('FLUSHALL')", "0"],
];

/** What only an operator may do. */
export const OPERATING: string[][] = [
  ["SCRIPT", "KILL"],
  ["CLIENT", "LIST"],
  ["CLIENT", "KILL", "ID", "1"],
  ["BGREWRITEAOF"],
  ["SLOWLOG", "GET"],
];
