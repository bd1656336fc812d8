import fc from "fast-check";
import { type ArticleRevision, type Entry, toEntry } from "../../src/counting/entry.ts";
import type { Batch } from "../../src/store/record-calls.ts";
import { EVENT, mentionArbitrary } from "./mentions.ts";

/** Something that is sent: a mention, or a state of an article. */
export type Sending = Entry | ArticleRevision;

export function isEntry(sending: Sending): sending is Entry {
  return "content" in sending;
}

/** As the store takes them. */
export function toBatch(sendings: readonly Sending[]): Batch {
  const revisions = sendings.flatMap((sending) => (isEntry(sending) ? [] : [sending]));
  return { entries: sendings.filter(isEntry), revisions };
}

const revisionArbitrary: fc.Arbitrary<ArticleRevision> = fc.record({
  event: fc.constant(EVENT),
  article: fc.constantFrom("one.txt", "two.txt"),
  revision: fc.constantFrom("h1", "h2", "h3"),
  sequence: fc.integer({ min: 1, max: 6 }),
});

const byContent = { minLength: 1, maxLength: 6, selector: ({ content }: Entry) => content };

/** A few contents, sent again and again in whatever order, and states of their articles between them. */
export const sendingsArbitrary: fc.Arbitrary<Sending[]> = fc
  .uniqueArray(mentionArbitrary, byContent)
  .chain((known) => {
    const again = fc
      .record({ entry: fc.constantFrom(...known), sequence: fc.integer({ min: 1, max: 6 }) })
      .map(({ entry, sequence }) => toEntry(entry.statement, { sequence, epoch: entry.epoch }));
    return fc.array(fc.oneof({ weight: 4, arbitrary: again }, revisionArbitrary), {
      maxLength: 20,
    });
  });

/** One content an id, without articles, tagged by two models. */
export const retaggingsArbitrary: fc.Arbitrary<Sending[]> = fc
  .tuple(
    fc.uniqueArray(mentionArbitrary, { minLength: 1, maxLength: 4, selector: ({ id }) => id }),
    fc.uniqueArray(mentionArbitrary, {
      minLength: 2,
      maxLength: 2,
      selector: ({ epoch }) => epoch,
    }),
  )
  .chain(([known, taggings]) =>
    fc.array(
      fc
        .record({
          entry: fc.constantFrom(...known),
          tagging: fc.constantFrom(...taggings),
          sequence: fc.integer({ min: 1, max: 6 }),
        })
        .map(({ entry, tagging, sequence }) => {
          const { article: _, ...statement } = entry.statement;
          const tagged = { ...statement, tags: tagging.statement.tags };
          return toEntry(tagged, { sequence, epoch: tagging.epoch });
        }),
      { maxLength: 16 },
    ),
  );

/** The same in two orders, and a number of chunks for each. */
export function inTwoOrders<T>(sendings: fc.Arbitrary<T[]>) {
  return sendings.chain((list) =>
    fc.record({
      one: fc.constant(list),
      // Some of them come twice.
      other: fc
        .tuple(fc.shuffledSubarray(list, { minLength: list.length }), fc.subarray(list))
        .chain(([all, twice]) =>
          fc.shuffledSubarray([...all, ...twice], { minLength: all.length + twice.length }),
        ),
      size: fc.integer({ min: 1, max: 8 }),
    }),
  );
}
