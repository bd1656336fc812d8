import { randomBytes } from "node:crypto";
import { compareMade, standingCorrections } from "./counting/overlay.ts";
import { InvalidInputError, type Problem, ReadoutError } from "./errors.ts";
import { isCountry } from "./lexicons/country-names.ts";
import { openSample } from "./reporting/draw-sample.ts";
import { openReview, type ReviewRow } from "./reporting/review.ts";
import { type Correction, type KeptCorrection, readerOf } from "./statement/correction.ts";
import { compareCodePoints, digest } from "./statement/identity.ts";
import { type GivenCorrection, parseCorrection } from "./statement/parse-correction.ts";
import { hasLabels } from "./statement/tags.ts";
import type { Aggregates } from "./store/aggregates.ts";
import type { Corrections, Found } from "./store/corrections.ts";
import type { Said } from "./store/correction-log.ts";

/** What is said of an utterance: any of its tags, the speaker to be shown, or that it is background. */
export type NewCorrection = Omit<GivenCorrection, "utterance" | "undo"> & {
  /** The id of a correction that is taken back, true for the latest that stands; then nothing else is said. */
  undo?: string | true;
};

/** What is to be read again: the most useful ones, or a sample drawn by a seed. */
export type ReviewOptions = {
  /** At most so many. */
  limit?: number;
  /** So many drawn at random instead, to be judged for the accuracy of the event. */
  random?: number;
  /** The same seed draws the same sample (1). */
  seed?: number;
};

/** Corrections of what was counted, by readers of any kind. All throw UNKNOWN_EVENT. */
export type Correcting = {
  /**
   * Corrects an utterance, which is named by itself or by a statement's id; the counts follow at once. Throws
   * UNKNOWN_UTTERANCE, UNKNOWN_CORRECTION or INVALID_CORRECTION, and then nothing has changed.
   */
  correct(event: string, utterance: string, correction: NewCorrection): Promise<Correction>;
  corrections: {
    /** All that was said of an event, in the order in which it was, what was taken back too. */
    list(event: string): Promise<KeptCorrection[]>;
    /**
     * Takes in corrections from elsewhere, all or none, each once: those of `list`, or rows of `review` that were
     * filled in. `author` is whose they are where they do not say so. Throws INVALID_CORRECTION.
     */
    import(
      event: string,
      values: Iterable<unknown>,
      options?: { author?: string },
    ): Promise<ImportedCorrections>;
  };
  /** The utterances to be read again, the most useful first. */
  review(event: string, options?: ReviewOptions): Promise<ReviewRow[]>;
};

/** Runs something on the open store for an event that there is. Throws UNKNOWN_EVENT. */
type WithEvent = <T>(event: string, act: (store: CorrectingStore) => Promise<T>) => Promise<T>;

type CorrectingStore = { corrections: Corrections; aggregates: Aggregates };

/** The calls that correct what was counted. */
export function openCorrecting(withEvent: WithEvent): Correcting {
  return {
    correct: (event, name, correction) =>
      withEvent(event, ({ corrections }) =>
        correctUtterance(corrections, { event, name }, correction),
      ),
    corrections: {
      list: (event) => withEvent(event, ({ corrections }) => corrections.read(event)),
      import: (event, values, { author } = {}) =>
        withEvent(event, ({ corrections }) =>
          importCorrections(corrections, { event, author }, values),
        ),
    },
    review: (event, { limit, random, seed = 1 } = {}) =>
      withEvent(event, async ({ aggregates }) => {
        const whole = (await aggregates.snapshot(event)) ?? { cells: [], positions: [] };
        const review =
          random === undefined ? openReview(whole, limit) : openSample({ size: random, seed });
        for await (const some of aggregates.wanted(event, review)) review.add(some);
        return review.rows();
      }),
  };
}

/** What became of corrections that were read from elsewhere. */
export type ImportedCorrections = {
  added: number;
  /** Those that were known already. */
  known: number;
  /** Lines that nobody had filled in. */
  blank: number;
  /** New ones whose utterance does not count now; they are kept, and count when it comes. */
  unplaced: Correction[];
};

async function correctUtterance(
  store: Corrections,
  { event, name }: { event: string; name: string },
  { undo, ...correction }: NewCorrection,
): Promise<Correction> {
  const since = await store.forgot(event);
  const [found = null] = await store.find(event, [name]);
  if (!found) throw unknownUtterance(event, name);
  const { utterance } = found;
  const known = undo === undefined ? [] : await store.of(event, utterance);
  const given = parse(event, {
    ...correction,
    utterance,
    ...(undo !== undefined && { undo: takenBack(known, { undo, author: correction.author }) }),
  });
  const said = await withSpeakersCountry(store, { event, found }, given);
  const whole: Said = { ...said, event, id: said.id ?? randomBytes(9).toString("base64url") };
  const outcomes = await store.record(event, [whole], since);
  if (outcomes === null) throw unknownUtterance(event, name);
  const [outcome] = outcomes;
  if (outcome?.at) return { ...whole, at: outcome.at };
  const all = await store.of(event, utterance);
  return all.find(({ id }) => id === whole.id)!;
}

function parse(event: string, value: object): GivenCorrection {
  const given = parseCorrection(value, { event, isCountry });
  if (given) return given;
  throw new InvalidInputError(
    [{ message: "says nothing; give what is otherwise, and why" }],
    "INVALID_CORRECTION",
  );
}

/** The id of the correction that is to be taken back. */
function takenBack(
  known: readonly Correction[],
  { undo, author }: { undo: string | true; author: string },
): string {
  const byModel = readerOf(author) === "model";
  const standing = standingCorrections(known)
    .filter((correction) => !byModel || readerOf(correction.author) === "model")
    .toSorted(compareMade);
  const meant = undo === true ? standing.at(-1) : standing.find(({ id }) => id === undo);
  if (meant) return meant.id;
  const what = undo === true ? "nothing" : `no correction ${undo}`;
  throw new ReadoutError(
    "UNKNOWN_CORRECTION",
    `There is ${what} that ${author} can take back; readout corrections lists what was said`,
  );
}

/** Another speaker speaks for another country, in another role, unless these are given. */
async function withSpeakersCountry(
  store: Corrections,
  { event, found }: { event: string; found: Found },
  given: GivenCorrection,
): Promise<GivenCorrection> {
  const { speaker, country, role } = given;
  const needed = typeof speaker === "string" && (country === undefined || role === undefined);
  const shown = needed ? await store.represented(event, found.id) : null;
  if (!shown || typeof speaker !== "string") return given;
  const { tagStatement } = await import("./tag-statement.ts"); // most calls need no tagger
  const { affiliation: _affiliation, ...statement } = shown.statement;
  const tagged = tagStatement({ ...statement, speaker });
  if (!hasLabels(tagged)) return given;
  // None is an answer, too.
  return {
    ...given,
    country: country === undefined ? tagged.tags.country.code : country,
    role: role ?? tagged.tags.role,
  };
}

async function importCorrections(
  corrections: Corrections,
  { event, author }: { event: string; author?: string },
  values: Iterable<unknown>,
): Promise<ImportedCorrections> {
  const given: { index: number; one: GivenCorrection }[] = [];
  const problems: Problem[] = [];
  let [blank, index] = [0, -1];
  for (const value of values) {
    index += 1;
    try {
      const one = parseCorrection(value, { event, author, isCountry });
      if (one) given.push({ index, one });
      else blank += 1;
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      problems.push(...error.problems.map((problem) => ({ index, ...problem })));
    }
  }
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_CORRECTION");
  const since = await corrections.forgot(event);
  const found = await corrections.find(
    event,
    given.map(({ one }) => one.utterance),
  );
  refuseLost(given, found, event);
  const said = given.map(({ one }, i): Said => {
    const utterance = found[i]?.utterance ?? one.utterance;
    const whole = { ...one, event, utterance };
    return { ...whole, id: one.id ?? digest(inOrder(whole), 12) };
  });
  const outcomes = await corrections.record(event, said, since);
  if (outcomes === null) throw forgottenMeanwhile(event);
  const added = outcomes.flatMap(({ at, placed }, i) =>
    at === null ? [] : [{ correction: { ...said[i]!, at }, placed }],
  );
  return {
    added: added.length,
    known: outcomes.length - added.length,
    blank,
    unplaced: added.filter(({ placed }) => !placed).map(({ correction }) => correction),
  };
}

/** The fields in one order, whatever they were written in. */
function inOrder(fields: object): [string, unknown][] {
  return Object.entries(fields).toSorted(([a], [b]) => compareCodePoints(a, b));
}

const UTTERANCE = /^[\w-]{12}$/;

/** An utterance that is not there may come yet; a statement whose utterance nobody knows can't be placed ever. */
function refuseLost(
  given: readonly { index: number; one: GivenCorrection }[],
  found: readonly (Found | null)[],
  event: string,
): void {
  const lost = given.filter(({ one }, i) => !found[i] && !UTTERANCE.test(one.utterance));
  if (lost.length === 0) return;
  const problems = lost.map(({ index, one }) => ({
    index,
    field: "utterance",
    message: `is ${one.utterance}, and the event ${event} has no such statement; name its utterance`,
  }));
  throw new InvalidInputError(problems, "INVALID_CORRECTION");
}

function forgottenMeanwhile(event: string): ReadoutError {
  return new ReadoutError(
    "UNKNOWN_EVENT",
    `The event ${event} was forgotten while corrections were taken in, and none of them is kept`,
  );
}

function unknownUtterance(event: string, name: string): ReadoutError {
  return new ReadoutError(
    "UNKNOWN_UTTERANCE",
    `The event ${event} has no utterance and no statement ${name}; readout show ${event} prints them`,
  );
}
