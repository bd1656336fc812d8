import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Entry, toEntry } from "../../src/counting/entry.ts";
import { forgetKeys, type ForgetFilter } from "../../src/counting/forgetting.ts";
import type { Tally } from "../../src/counting/tally.ts";
import type { EventLine, MentionLine } from "../../src/life/event-file.ts";
import type { Readout } from "../../src/readout.ts";
import { parseStatement } from "../../src/statement/parse-statement.ts";
import type { Statement } from "../../src/statement/statement.ts";
import { FOLDING } from "./folding-operations.ts";
import { IDS, JUDGING } from "./judging-operations.ts";
import {
  type Acknowledged,
  numberBelow,
  oneOf,
  type Operation,
  type Operator,
  unlessUnknown,
} from "./operation.ts";
import { openPlainTagger } from "./plain-tagger.ts";

/** In the end all events have the tags of this one. */
const LAST_TAGGER = openPlainTagger("plain", 2);
const LAST_TAGGER_FILE = fileURLToPath(new URL("./newer-plain-tagger.ts", import.meta.url));

export const EVENTS = ["one", "two", "three"];
const OUTLETS = ["Post", "Le Jour", "Abend", "Courier"];
const SPEAKERS = ["Ada Berg", "Bo Ek", "Cy Tran", undefined];

/** Statements that are printed in several wordings, which a pass folds. */
const REPRINTED = [
  "We welcome the pause in the strait, which gives the fleets time to come home.",
  "“We welcome the pause in the strait,” Berg said, “which gives the fleets time to come home.”",
  "We welcome the pause in the strait.",
];

/** A mention of few ids, words and articles, so that it is often a repeat, an edit or another print. */
function makeMention(operator: Operator, event: string): Statement {
  const article = numberBelow(operator, 3) === 0;
  const reprinted = numberBelow(operator, 4) === 0;
  const word = oneOf(operator, ["it", "the plan", "the talks", "all of it", "nothing"]);
  const day = 1 + numberBelow(operator, 9);
  return parseStatement({
    event,
    id: `m-${numberBelow(operator, IDS)}`,
    text: reprinted
      ? oneOf(operator, REPRINTED)
      : `We welcome ${word}${oneOf(operator, ["", " again", " today"])}.`,
    speaker: reprinted ? oneOf(operator, ["Ada Berg", "Berg", "Bo Ek"]) : oneOf(operator, SPEAKERS),
    outlet: oneOf(operator, OUTLETS),
    publishedAt: day === 9 ? undefined : `2023-05-0${day}`,
    ...(article && {
      article: {
        file: `article-${numberBelow(operator, 6)}.txt`,
        hash: `h${numberBelow(operator, 3)}`,
      },
    }),
  });
}

/** The sequence in the id of the only job of a send. */
function sequenceOf(jobIds: readonly string[]): number {
  const [, sequence] = /^chunk-(\d+)-/.exec(jobIds[0] ?? "") ?? [];
  if (sequence === undefined || jobIds.length !== 1)
    throw new Error(`Not one job: ${jobIds.join(", ")}`);
  return Number(sequence);
}

function asCounted(statement: Statement, sequence: number): Entry {
  const tagged = { ...statement, tags: LAST_TAGGER.tag(statement) };
  return toEntry(tagged, { sequence, epoch: LAST_TAGGER.epoch });
}

function makeFilter(operator: Operator): ForgetFilter {
  const kinds: ForgetFilter[] = [
    { statement: `m-${numberBelow(operator, IDS)}` },
    { speaker: "ADA BERG", outlet: oneOf(operator, OUTLETS) },
    { outlet: oneOf(operator, OUTLETS), before: "2023-05-03" },
    { article: `h${numberBelow(operator, 3)}`, speaker: "bo ek" },
    { before: "2023-05-02" },
  ];
  // Seldom the whole event: little else would be left to compare.
  return numberBelow(operator, 40) === 0 ? {} : oneOf(operator, kinds);
}

async function forget(operator: Operator, event: string): Promise<Acknowledged | null> {
  const filter = makeFilter(operator);
  const forgotten = await unlessUnknown(() => operator.readout.forget(event, filter));
  if (forgotten === null || forgotten.sequence === null) return null;
  return { operation: "forget", event, sequence: forgotten.sequence, filter };
}

/** Exports an event and takes the file in, here or under another name; others go on meanwhile. */
async function carry(operator: Operator, event: string): Promise<Acknowledged | null> {
  const { readout, folder, name } = operator;
  const lines: EventLine[] = [];
  const known = await unlessUnknown(async () => {
    for await (const some of readout.export(event)) lines.push(...some);
    return lines;
  });
  if (known === null) return null;
  const file = join(folder, `${name}-${numberBelow(operator, 2 ** 31)}.jsonl`);
  writeFileSync(`${file}.part`, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  renameSync(`${file}.part`, file);
  const to = oneOf(operator, [event, event, ...EVENTS]);
  const { sequence } = await readout.import(file, { as: to });
  return { operation: "carry", event: to, sequence, file };
}

/** The operations by name. */
export const OPERATIONS: Record<string, Operation> = {
  enqueue: {
    weight: 120,
    async act(operator, event) {
      const count = 1 + numberBelow(operator, 20);
      const statements = Array.from({ length: count }, () => makeMention(operator, event));
      const { jobIds } = await operator.readout.enqueue(statements);
      operator.sent = jobIds;
      const sequence = sequenceOf(jobIds);
      return { operation: "enqueue", event, sequence, statements };
    },
    replay(tally, { sequence, statements }) {
      for (const [i, statement] of (statements as Statement[]).entries()) {
        tally.record(asCounted(statement, (sequence as number) + i));
      }
    },
  },
  revise: {
    weight: 6,
    async act(operator, event) {
      const article = `article-${numberBelow(operator, 6)}.txt`;
      const revision = { event, article, revision: `h${numberBelow(operator, 3)}` };
      const sequence = sequenceOf((await operator.readout.send([{ revision }])).jobIds);
      return { operation: "revise", event, sequence, revision };
    },
    replay(tally, { sequence, revision }) {
      tally.revise({
        ...(revision as Parameters<Tally["revise"]>[0]),
        sequence: sequence as number,
      });
    },
  },
  forget: {
    weight: 30,
    act: forget,
    replay(tally, { sequence, filter }) {
      tally.withdraw({ sequence: sequence as number, keys: forgetKeys(filter as ForgetFilter) });
    },
  },
  carry: {
    weight: 12,
    act: carry,
    replay(tally, { event, sequence, file }, readFile) {
      const mentions = readFile(file as string).filter(
        (line): line is MentionLine => line.kind === "mention",
      );
      const known = [...new Set(mentions.map((line) => line.sequence))].toSorted((a, b) => b - a);
      for (const line of mentions) {
        const { tags: _, ...statement } = line.statement;
        const now = (sequence as number) - known.indexOf(line.sequence);
        tally.record(asCounted({ ...statement, event }, now));
      }
    },
  },
  retag: {
    weight: 2,
    async act({ readout }, event) {
      const retagged = await unlessUnknown(() =>
        readout.retag(event, { tagger: LAST_TAGGER_FILE }),
      );
      return retagged && { operation: "retag", event };
    },
  },
  // So that counting goes along with all else, however slow the workers are.
  wait: {
    weight: 12,
    async act({ readout, sent }) {
      await readout.settled(sent);
      return null;
    },
  },
  ...JUDGING,
  ...FOLDING,
};

/** Tags all events anew with the last tagger, until nothing has older tags. */
export async function retagAll(readout: Readout): Promise<void> {
  for (const event of EVENTS) {
    for (;;) {
      const retagged = await unlessUnknown(() =>
        readout.retag(event, { tagger: LAST_TAGGER_FILE }),
      );
      if (retagged === null || retagged.mentions.sent === 0) break;
    }
  }
}

/** A last pass over all events. */
export async function foldAll(readout: Readout): Promise<void> {
  for (const event of EVENTS) await unlessUnknown(() => readout.fold(event));
}

/** An operation, the more often the more it weighs. */
export function drawOperation(operator: Operator): Operation {
  const all = Object.values(OPERATIONS);
  let left = numberBelow(
    operator,
    all.reduce((sum, { weight }) => sum + weight, 0),
  );
  for (const operation of all) {
    left -= operation.weight;
    if (left < 0) return operation;
  }
  throw new Error("No operation has a weight");
}
