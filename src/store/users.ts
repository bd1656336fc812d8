import { createHash } from "node:crypto";
import { DEFAULT_PREFIX } from "./keys.ts";

/** Who works with the keys of one prefix. */
export const ROLES = ["worker", "producer", "watcher", "reader", "editor"] as const;
export type Role = (typeof ROLES)[number];
/** And who keeps the server, of which there is one for all prefixes. */
export type User = Role | "operator";

/** Passwords of users, for those who have one. */
export type Passwords = Partial<Record<User, string>>;

type Rights = { about: string; keys: string; commands: string };

/** What every role needs to connect, and to call the scripts. */
const CONNECTS =
  "+multi +exec +discard +eval +evalsha +script|load +script|exists +ping +time +select +quit " +
  "+client|setname +client|id +cluster|slots +cluster|info +readonly +asking";
/** What would show or change more than the keys of a role. */
const NOT = "-@dangerous -scan -randomkey -dbsize +info";
/** Scripts that read are called with the first, and lists of the queue are read with the others. */
const READS = "%R~P:* %RW~P:{*} %R~{P}:* %R~{P:*}:* %RW~{P}:statements: %RW~{P:*}:statements:";

const SENDS = {
  keys:
    "%R~P:{*}:mentions* %R~P:{*}:totals %R~P:{*}:spread %R~P:counted %RW~P:{*} ~P:sequence ~P:sent " +
    "~P:events ~P:shards ~{P}:* ~{P:*}:*",
  commands:
    "-@all +@read +incr +incrby +setnx +sadd +hset +hmset +lpush +rpush +zadd +zincrby +xadd " +
    `${CONNECTS} +wait ${NOT}`,
};
/** Behind the rights of a user stand those on other keys, each in brackets. */
const KEEPS_ANSWERS = "(~P:answers:* -@all +get +set)";
const FETCHES =
  "(~{P}:feeds:* -@all +@read +@write +eval +evalsha -@dangerous -scan -randomkey -dbsize) " +
  "(~P:{*}:items ~P:{*}:pages ~P:{*}:page-texts ~P:{*}:watch -@all +@read +hset +hsetnx +hdel " +
  "+eval +evalsha -@dangerous -scan -randomkey -dbsize) " +
  "(~P:web:* -@all +get +set +eval +evalsha)";

/** The rights of each user; P stands for the prefix. */
const RIGHTS: Record<User, Rights> = {
  worker: {
    about: "# Works chunks off: all of the queue and of the counts.",
    keys: "~P:* ~{P}:* ~{P:*}:*",
    commands: `-@all +@read +@write ${CONNECTS} +wait ${NOT}`,
  },
  producer: {
    about: `\
# Puts statements on the queue. Of the counts it may only see which mentions are known, and no text. It has
# the commands that sending takes and no other: nothing is taken away or set with them.
# It could still lower the sequence, which does no harm: numbers are taken above all that was sent or counted.
# Besides, it keeps what requests over HTTP were answered that are acted on once.`,
    keys: SENDS.keys,
    commands: `${SENDS.commands} ${KEEPS_ANSWERS}`,
  },
  watcher: {
    about: `\
# Watches feeds and fetches pages: puts statements on the queue as a producer does, and has the queue of feeds, items and
# pages to itself. There is a watcher only where a password is set.`,
    keys: SENDS.keys,
    commands: `${SENDS.commands} ${FETCHES}`,
  },
  reader: {
    about: "# Reads reports, and what is queued and has failed. It may not write anything.",
    keys: READS,
    commands: `-@all +@read ${CONNECTS} ${NOT}`,
  },
  editor: {
    about: `\
# Reads what a reader does, corrects utterances, folds them and freezes reports: may write what corrections and
# folds are and where they count, and the figures that are kept, and no mention, text or job. There is an editor only where a password is set.`,
    keys: READS.replace(
      "%RW~P:{*} ",
      "%RW~P:{*} " +
        "corrections folds overlay judged frozen cells voices:* leaves spread sources totals"
          .split(" ")
          .map((part) => `%RW~P:{*}:${part} `)
          .join(""),
    ),
    commands: `-@all +@read +hset +hdel +hincrby +zadd +zrem +zremrangebyrank ${CONNECTS} ${NOT}`,
  },
  operator: {
    about: `\
# Keeps the server well, where its password is set: sees who is connected and ends a script or a connection
# that holds everybody up, saves and copies all there is, and mends what workers and producers refuse to
# start on. It sees no statement but in a copy.`,
    keys: "~P:sequence ~P:sent ~P:counted ~P:shards",
    commands:
      "-@all +get +set +del +script|kill +client|list +client|kill +client|setname +client|id +slowlog " +
      "+latency +memory|stats +memory|doctor +bgrewriteaof +bgsave +lastsave +sync +psync +replconf " +
      "+acl|whoami +acl|log +ping +select +quit +info",
  },
};

/** The name of a user: its role, behind the prefix where that is another than the usual one. */
export function userName(user: User, prefix: string): string {
  return prefix === DEFAULT_PREFIX ? user : `${prefix}-${user}`;
}

/**
 * All users of a Redis that serves one prefix, as redis/users.acl has them, with the hashes of those passwords
 * that are given.
 */
export function renderUsersFile(prefix: string, passwords: Passwords): string {
  const users = [...ROLES, "operator" as const].map(
    (user) => `${RIGHTS[user].about}\n${userLine(user, prefix, passwords[user])}`,
  );
  return `${[head(prefix), DEFAULT_USER, ...users].join("\n\n")}\n`;
}

/** Commands that give a Redis which is in use the users of one more prefix: those whose passwords are given. */
export function renderUserCommands(prefix: string, passwords: Passwords): string[] {
  return ROLES.filter((role) => passwords[role] !== undefined).map((role) =>
    userLine(role, prefix, passwords[role]).replace(/^user (\S+) on/, "ACL SETUSER $1 reset on"),
  );
}

function userLine(user: User, prefix: string, password: string | undefined): string {
  const { keys, commands } = RIGHTS[user];
  const own = `${keys} ${commands}`.replaceAll(/(?<=[~{])P(?=[:}])/g, prefix);
  const channels = "on resetchannels";
  const hash =
    password === undefined ? "" : ` #${createHash("sha256").update(password).digest("hex")}`;
  return `user ${userName(user, prefix)} ${channels} ${own}${hash}`;
}

function head(prefix: string): string {
  return `\
# Who may do what in Redis; redis/start.sh adds the hashes of the passwords. Made for the prefix ${prefix}, by
# readout users, and for Redis 7 or Valkey: older ones know no right to only read a key (%R~).
#
# A script may touch a key that it is called with only if its user may write there. Scripts that read are
# called with names that no data has (${prefix}:{event}, {${prefix}}:statements:), so that writing to these names
# is all that a reader is given, and without a command to do it with. Redis takes no comments: start.sh
# leaves these lines out.`;
}

const DEFAULT_USER = `\
# Nobody can log in as the default user, which is off. It has all rights because Redis takes back what it
# wrote to its append-only file as this user: without the rights it passes over every transaction and
# script without a word to its clients, and what they counted and queued is gone after any restart.
user default off ~* &* +@all`;
