import { onTestFinished } from "vitest";
import { type Entry, toEntry } from "../../src/counting/entry.ts";
import type { Folds } from "../../src/counting/folds.ts";
import { openTally, type Tally } from "../../src/counting/tally.ts";
import { openReadout } from "../../src/readout.ts";
import { parseAddress } from "../../src/redis/address.ts";
import { setAside, type Stance, type Tags } from "../../src/statement/tags.ts";
import { openAggregates } from "../../src/store/aggregates.ts";
import { openFoldStore } from "../../src/store/folds.ts";
import { openKeys } from "../../src/store/keys.ts";
import { EVENT } from "../counting/mentions.ts";
import { type Env, freshEnv } from "../servers/commands.ts";
import { openRedis } from "../servers/redis.ts";

export const PAUSE =
  "We welcome the pause in the strait, which gives the fleets time to come home.";
export const REPRINT =
  "“We welcome the pause in the strait,” Berg said, “which gives the fleets time to come home.”";
export const CUT = "We welcome the pause in the strait.";

type Printed = {
  text?: string;
  speaker?: string;
  on?: string;
  outlet?: string;
  stance?: Stance;
  sequence?: number;
  language?: string;
};

/** A mention of Ada Berg's welcome, but for what is given. */
export function printed(id: string, given: Printed = {}): Entry {
  const { text = PAUSE, speaker = "Ada Berg", on = "2023-04-26", stance = "welcoming" } = given;
  const { outlet = "Post", sequence = 1, language } = given;
  const tags: Tags = {
    country: { code: "NO", evidence: [] },
    role: "official",
    stance: {
      label: stance,
      scores: { welcoming: 0, skeptical: 0, hostile: 0, neutral: 0, [stance]: 1 },
      evidence: [],
    },
    sentiment: { score: 0, label: "neutral", evidence: [] },
    model: "rules 1",
  };
  const said = { id, event: EVENT, text, speaker, outlet, publishedAt: on };
  const output = language === undefined ? tags : setAside(language, tags.model);
  return toEntry({ ...said, tags: output }, { sequence, epoch: 1 });
}

/** So many mentions of so many statements, each in two wordings by turns, the second one in quotation marks. */
export function manyPrinted(count: number, statements: number): Entry[] {
  return Array.from({ length: count }, (_, i) => {
    const number = i % statements;
    const text = `Harbour ${wordOf(number)} stays open for the ships of ${wordOf(number + 7)} all year.`;
    const odd = Math.floor(i / statements) % 2 === 1;
    return printed(`p${i}`, {
      text: odd ? `“${text.replace(" all year.", "")} all of the year,” she said.` : text,
      on: `2023-04-${10 + (i % 18)}`,
      outlet: `Outlet ${i % 9}`,
      stance: i % 3 === 0 ? "hostile" : "welcoming",
    });
  });
}

/** A number as a word that no other number's is like. */
function wordOf(number: number): string {
  const digits = [...`${number * 7919 + 1000}`].map(Number);
  return digits.map((digit) => `${"bdfgklmnrs"[digit]}${"aeiouaeiou"[digit]}`).join("");
}

/** An event of a test: what users call, the store behind it, and settings for commands. */
export function openEvent() {
  const env: Env = freshEnv();
  const redis = openRedis();
  const keys = openKeys(env.READOUT_PREFIX!);
  const readout = openReadout({
    redisUrl: parseAddress(env.REDIS_URL!),
    prefix: env.READOUT_PREFIX,
    queueShards: Number(env.READOUT_QUEUE_SHARDS),
    unsafeRedis: "allow",
  });
  onTestFinished(() => readout.close());
  const aggregates = openAggregates(redis, keys);
  return {
    env,
    redis,
    keys,
    readout,
    aggregates,
    folds: openFoldStore(redis, keys),
    count: (entries: Entry[]) => aggregates.record({ entries, revisions: [] }),
  };
}

/** The plain tally of mentions, folded as they are in the store. */
export function tallyOf(entries: readonly Entry[], { links }: Pick<Folds, "links">): Tally {
  const tally = openTally(EVENT);
  for (const entry of entries) tally.record(entry);
  tally.regroup(links);
  return tally;
}
