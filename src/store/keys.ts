/**
 * Every key that Readout keeps in Redis, apart from the queue's own.
 *
 * An event's keys share the hash tag {event}, so that they live in one slot of a cluster and one
 * script can change them together. `<n>`: a packed hash, spread over as many keys as it needs
 * (packed-hash.lua), which takes a third of the memory.
 *
 *   <prefix>:{event}:mentions:<n>    mention id -> record (layout.lua says what is in it)
 *   <prefix>:{event}:utterances:<n>  utterance id -> head: its representative's id; with several
 *                                    mentions also their number and the number of pages, a line each
 *                                    utterance id, line end, page -> ids of its mentions
 *   <prefix>:{event}:voices:<country>.<day>
 *                                    list of the utterances that a country has or had on a day, with
 *                                    what finds them (utterances.lua); what is counted is the truth
 *   <prefix>:{event}:days            the set of "<country>.<day>" that have such a list
 *   <prefix>:{event}:spread          name of a packed hash -> over how many keys, where several
 *   <prefix>:{event}:cells           cell and model number -> utterances, mentions, sum and sum of
 *                                    squares of the sentiment in hundredths
 *   <prefix>:{event}:outlets         "<day> <outlet>" -> mentions
 *   <prefix>:{event}:titles          title -> mentions
 *   <prefix>:{event}:names           the dictionary of long names and short numbers, both ways
 *   <prefix>:{event}:articles        article -> revision, sequence and the ids that came from it
 *   <prefix>:{event}:texts           mention id -> the tagged statement (kept-statement.ts); may go earlier
 *   <prefix>:{event}:totals          mentions, epoch, changedAt (ms since 1970, by Redis's clock), the highest
 *                                    sequence counted
 *   <prefix>:events                  the set of events
 *   <prefix>:sequence                how many statements and article states were ever sent
 *   <prefix>:sent                    what was sent for good: the sequence, and the number of jobs by queue
 *   <prefix>:counted                 event -> the highest sequence counted, set after it was; goes with it
 *   <prefix>:shards                  over how many queues chunks are dealt, for good
 *   <prefix>:workers                 worker -> last sign of life (ms since 1970, by Redis's clock), sorted
 */
export type Keys = {
  prefix: string;
  events: string;
  sequence: string;
  sent: string;
  counted: string;
  shards: string;
  workers: string;
  /** What all keys of an event begin with; scripts make the rest. */
  event(slug: string): string;
};

export const DEFAULT_PREFIX = "readout";

export function openKeys(prefix: string): Keys {
  return {
    prefix,
    events: `${prefix}:events`,
    sequence: `${prefix}:sequence`,
    sent: `${prefix}:sent`,
    counted: `${prefix}:counted`,
    shards: `${prefix}:shards`,
    workers: `${prefix}:workers`,
    event: (slug) => `${prefix}:{${slug}}`,
  };
}
