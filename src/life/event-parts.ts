import { InvalidInputError } from "../errors.ts";
import { foldRecords, takeInFolds } from "../folds/fold-records.ts";
import { readFrozen, writeFrozen } from "../reporting/frozen.ts";
import { compareCodePoints } from "../statement/identity.ts";
import { parseCorrection } from "../statement/parse-correction.ts";
import { parseFoldRecord } from "../statement/fold-record.ts";
import { openCorrections } from "../store/corrections.ts";
import { openFrozenStore } from "../store/frozen.ts";
import { openFoldStore } from "../store/folds.ts";
import type { EventPart } from "./event-part.ts";
import type { PartLine } from "./event-file.ts";
import { ITEMS, PAGES } from "./feed-parts.ts";

const CORRECTIONS: EventPart = {
  kind: "correction",
  async read({ redis, keys }, event) {
    const said = await openCorrections(redis, keys).read(event);
    return said.map(({ event: _, placed, takenBack, ...correction }) => ({
      kind: "correction",
      ...correction,
    }));
  },
  check: (line) => void correctionIn(line),
  async write({ redis, keys }, { event, sequence }, lines) {
    const said = lines.map((line) => ({ ...correctionIn(line), event }));
    await openCorrections(redis, keys).record(event, said, sequence);
  },
};

/** What a line says; one without a tag says why something was looked at. */
function correctionIn({ kind: _, ...line }: PartLine) {
  const given = parseCorrection(line, { event: "", isCountry: () => true });
  if (given?.id === undefined || given.at === undefined)
    throw new InvalidInputError([{ message: "needs the id and the moment of the correction" }]);
  return { ...given, id: given.id, at: given.at };
}

const FOLDS: EventPart = {
  kind: "fold",
  async read({ redis, keys }, event) {
    return foldRecords(await openFoldStore(redis, keys).read(event));
  },
  check: (line) => void parseFoldRecord(line),
  async write({ redis, keys }, to, lines) {
    await takeInFolds(openFoldStore(redis, keys), to, lines.map(parseFoldRecord));
  },
};

const FROZEN: EventPart = {
  kind: "frozen",
  async read({ redis, keys }, event) {
    const kept = await openFrozenStore(redis, keys).list(event);
    return kept
      .toSorted(([a], [b]) => compareCodePoints(a, b))
      .map(([id, figures]) => ({ ...(JSON.parse(figures) as object), kind: "frozen", id }));
  },
  check: (line) => void readFrozen(String(line.id), line),
  async write({ redis, keys }, { event }, lines) {
    const store = openFrozenStore(redis, keys);
    for (const line of lines) {
      const frozen = readFrozen(String(line.id), line);
      await store.keep(event, frozen.id, writeFrozen(frozen));
    }
  },
};

/** All of them, in the order in which they stand in the file. */
export const EVENT_PARTS: readonly EventPart[] = [CORRECTIONS, FOLDS, FROZEN, ITEMS, PAGES];
