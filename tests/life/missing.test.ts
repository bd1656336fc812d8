import { fileURLToPath } from "node:url";
import { expect, inject, test } from "vitest";
import { readArguments } from "../../src/cli/arguments.ts";
import { COMMANDS } from "../../src/cli/help.ts";
import { readConfig } from "../../src/config.ts";
import type { Readout } from "../../src/readout.ts";
import { ROWS, serveFresh } from "../http/serving.ts";
import { keysLike, openRedis } from "../servers/redis.ts";

const TAGGER = fileURLToPath(new URL("../../load/stage/newer-plain-tagger.ts", import.meta.url));
const SAY = { stance: "hostile", author: "ada", why: "so it is" } as const;
const SAYING = ["--stance", "hostile", "--by", "ada", "--why", "so it is"];

/** One way to ask for what is not there; the route of the HTTP address where there is one. */
type Missing = {
  command?: readonly string[];
  call?: (readout: Readout) => Promise<unknown>;
  path?: string;
  body?: object;
  code: string;
};

async function all(some: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of some);
}

/** The event "nowhere" is not there, "summit" is, with `us-1`; no utterance of it is folded or corrected. */
const MISSING: Missing[] = [
  {
    command: ["report", "nowhere"],
    call: (r) => r.report("nowhere"),
    path: "nowhere/report",
    code: "UNKNOWN_EVENT",
  },
  {
    command: ["show", "nowhere"],
    call: (r) => r.utterances("nowhere"),
    path: "nowhere/statements",
    code: "UNKNOWN_EVENT",
  },
  {
    call: (r) => r.statement("summit", "none"),
    path: "summit/statements/none",
    code: "UNKNOWN_STATEMENT",
  },
  {
    command: ["correct", "nowhere", "us-1", ...SAYING],
    call: (r) => r.correct("nowhere", "us-1", SAY),
    path: "nowhere/corrections",
    body: { ...SAY, utterance: "us-1" },
    code: "UNKNOWN_EVENT",
  },
  {
    command: ["correct", "summit", "none", ...SAYING],
    call: (r) => r.correct("summit", "none", SAY),
    path: "summit/corrections",
    body: { ...SAY, utterance: "none" },
    code: "UNKNOWN_UTTERANCE",
  },
  {
    command: ["correct", "summit", "us-1", "--undo", "--by", "ada"],
    call: (r) => r.correct("summit", "us-1", { undo: true, author: "ada" }),
    path: "summit/corrections",
    body: { utterance: "us-1", undo: true, author: "ada" },
    code: "UNKNOWN_CORRECTION",
  },
  {
    call: (r) => r.correct("summit", "us-1", { ...SAY, author: "" }),
    path: "summit/corrections",
    body: { ...SAY, utterance: "us-1", author: "" },
    code: "INVALID_CORRECTION",
  },
  {
    command: ["corrections", "nowhere"],
    call: (r) => r.corrections.list("nowhere"),
    path: "nowhere/corrections",
    code: "UNKNOWN_EVENT",
  },
  {
    call: (r) => r.corrections.import("nowhere", [{ ...SAY, utterance: "us-1" }]),
    code: "UNKNOWN_EVENT",
  },
  {
    call: (r) => r.corrections.import("summit", [{ ...SAY, utterance: "none" }]),
    code: "INVALID_CORRECTION",
  },
  {
    call: (r) =>
      r.corrections.import("summit", [{ stance: "hostile", why: "a", utterance: "us-1" }]),
    code: "INVALID_CORRECTION",
  },
  {
    command: ["review", "nowhere"],
    call: (r) => r.review("nowhere"),
    path: "nowhere/review",
    code: "UNKNOWN_EVENT",
  },
  {
    command: ["retag", "nowhere", "--tagger", TAGGER],
    call: (r) => r.retag("nowhere", { tagger: TAGGER }),
    code: "UNKNOWN_EVENT",
  },
  {
    command: ["retag", "summit", "--tagger", "no-such-module.js"],
    call: (r) => r.retag("summit", { tagger: "no-such-module.js" }),
    code: "INVALID_TAGGER",
  },
  { command: ["fold", "nowhere"], call: (r) => r.fold("nowhere"), code: "UNKNOWN_EVENT" },
  { command: ["folds", "nowhere"], call: (r) => r.folds("nowhere"), code: "UNKNOWN_EVENT" },
  {
    command: ["folds", "nowhere", "--join", "us-1", "us-2"],
    call: (r) => r.foldTogether("nowhere", "us-1", "us-2"),
    code: "UNKNOWN_EVENT",
  },
  {
    command: ["folds", "summit", "--join", "us-1", "none"],
    call: (r) => r.foldTogether("summit", "us-1", "none"),
    code: "UNKNOWN_UTTERANCE",
  },
  {
    command: ["folds", "nowhere", "--undo", "us-1"],
    call: (r) => r.unfold("nowhere", "us-1"),
    code: "UNKNOWN_EVENT",
  },
  {
    command: ["folds", "summit", "--undo", "none"],
    call: (r) => r.unfold("summit", "none"),
    code: "UNKNOWN_UTTERANCE",
  },
  {
    command: ["folds", "summit", "--undo", "us-1"],
    call: (r) => r.unfold("summit", "us-1"),
    code: "NOT_FOLDED",
  },
  { command: ["forget", "nowhere"], call: (r) => r.forget("nowhere"), code: "UNKNOWN_EVENT" },
  {
    command: ["forget", "nowhere", "--outlet", "Post"],
    call: (r) => r.forget("nowhere", { outlet: "Post" }),
    code: "UNKNOWN_EVENT",
  },
  {
    command: ["forget", "summit", "--statement", "none"],
    call: (r) => r.forget("summit", { statement: "none" }),
    code: "UNKNOWN_STATEMENT",
  },
  { command: ["export", "nowhere"], call: (r) => all(r.export("nowhere")), code: "UNKNOWN_EVENT" },
  {
    command: ["import", "none.jsonl"],
    call: (r) => r.import("none.jsonl"),
    code: "INVALID_EVENT_FILE",
  },
  {
    command: ["import", "none.jsonl", "--as", "No Name"],
    call: (r) => r.import("none.jsonl", { as: "No Name" }),
    code: "INVALID_FILTER",
  },
];

test("what is asked of an event, a statement or an author that is not there is refused, and changes nothing", async () => {
  const served = await serveFresh();
  await served.count(ROWS);
  const env = {
    REDIS_URL: inject("redisUrl"),
    READOUT_PREFIX: served.prefix,
    READOUT_QUEUE_SHARDS: String(inject("queueShards")),
    READOUT_UNSAFE_REDIS: "allow",
  };
  await served.readout.failed.list(); // the queue's own keys are made by the first look
  const before = await dump(served.prefix);
  for (const { command, call, path, body, code } of MISSING) {
    if (call) await expect(call(served.readout), String(call)).rejects.toMatchObject({ code });
    if (command) await expect(runCommand(command, env)).rejects.toMatchObject({ code });
    if (path) {
      const answer = await fetch(`${served.url}/api/v1/events/${path}`, {
        ...(body && {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        }),
      });
      expect(answer.status, path).toBe(code === "INVALID_CORRECTION" ? 422 : 404);
      expect(await answer.json()).toMatchObject({ code });
    }
    expect(await dump(served.prefix), code).toEqual(before);
  }
  expect(await served.readout.failed.retry()).toBe(0);
  expect(await served.readout.failed.drop()).toBe(0);
  expect(await dump(served.prefix)).toEqual(before);
  expect(served.faults).toEqual([]);
});

/** Runs a command as the program does, in this process. */
async function runCommand([name = "", ...args]: readonly string[], env: NodeJS.ProcessEnv) {
  const command = await COMMANDS.get(name)!.load();
  const terminal = {
    width: 80,
    color: false,
    isScreen: false,
    write: () => Promise.resolve(),
    note: () => {},
    complain: () => {},
    progress: () => {},
  };
  return command.run({
    ...readArguments(args, command.options),
    config: readConfig(env),
    terminal,
  });
}

/** Every key of a prefix, byte for byte. */
async function dump(prefix: string): Promise<Record<string, string>> {
  const redis = openRedis();
  const found: Record<string, string> = {};
  for (const key of (await keysLike(redis, `*${prefix}*`)).toSorted()) {
    found[key] = (await redis.dumpBuffer(key)).toString("base64");
  }
  return found;
}
