/**
 * Every key that Readout keeps in Redis, apart from the queue's own.
 *
 * An event's keys share the hash tag {event}, so that they live in one slot of a cluster and one
 * script can change them together. `<n>`: a packed hash, spread over as many keys as it needs
 * (packed-hash.lua), which takes a third of the memory.
 *
 *   <prefix>:{event}:mentions:<n>    mention id -> record, or what is left of one that counts no more
 *                                    (layout.lua says what is in them)
 *   <prefix>:{event}:utterances:<n>  utterance id -> head: its mentions, the representative first; of one
 *                                    with many their number and the representative (utterances.lua)
 *   <prefix>:{event}:prints:<utterance>[:<n>]
 *                                    the mentions of an utterance with many, in the order in which they
 *                                    represent it
 *   <prefix>:{event}:voices:<country>.<day>[:<n>]
 *                                    the utterances of a country on a day, in the order in which they say
 *                                    where it stands
 *   <prefix>:{event}:leaves          the keys of prints and voices: each is a sorted set that is spread over
 *                                    as many keys as it needs (sorted-set.lua)
 *   <prefix>:{event}:spread          name of a packed hash -> over how many keys, where several; the number
 *                                    of the last leaf; the sorted sets that have several; whether
 *                                    readers said anything
 *   <prefix>:{event}:cells           cell and model number -> utterances, mentions, sum and sum of
 *                                    squares of the sentiment in hundredths
 *   <prefix>:{event}:outlets         "<day> <outlet>" -> mentions
 *   <prefix>:{event}:titles          title -> mentions
 *   <prefix>:{event}:sources         the dictionary of long names and short numbers, both ways
 *   <prefix>:{event}:states          article -> its latest state and the ids that came from it (articles.lua)
 *   <prefix>:{event}:overtaken       mentions that a later state of their article is still to take away
 *   <prefix>:{event}:folds           utterance -> the group that it is folded with, and what was decided by hand
 *                                    (folds.lua)
 *   <prefix>:{event}:texts           mention id -> the tagged statement (kept-statement.ts); may go earlier
 *   <prefix>:{event}:corrections     utterance -> what readers said of it, a line each (corrections.lua)
 *   <prefix>:{event}:overlay         utterance -> what stands of that
 *   <prefix>:{event}:judged          day and reader, or what came of a sample -> utterances
 *   <prefix>:{event}:frozen          id -> the figures of a report as they stood (reporting/frozen.ts)
 *   <prefix>:{event}:forgets         what is forgotten (counting/forgetting.ts) -> the sequence of that forget
 *   <prefix>:{event}:totals          mentions, tagger, epoch, changedAt (ms since 1970, by Redis's clock), the highest
 *                                    sequence counted, layout; folded (utterances that count in another); forgot
 *                                    (sequence of the last forget, and their number; it stays when the
 *                                    event goes); left (how many are overtaken) and moving
 *                                    (from how many keys) while there is more to do
 *   <prefix>:{event}:items           address (a digest) -> what became of an item of a feed (items.ts)
 *   <prefix>:{event}:pages           text (a digest) -> the page that has it, which statements came from
 *   <prefix>:{event}:page-texts      text (a digest) -> the text, in which the places of statements are; may go earlier
 *   <prefix>:{event}:watch           feed (a digest) -> how it is watched (watches.ts)
 *   <prefix>:{event}:old:<key>       what is still to be carried over (carry-over.ts)
 *   <prefix>:{event}:names, articles, days
 *                                    keys of an earlier layout, so that a worker of that version fails
 *   <prefix>:events                  the set of events
 *   <prefix>:sequence                how many statements and article states were ever sent
 *   <prefix>:sent                    what was sent for good: the sequence, and the number of jobs by queue
 *   <prefix>:counted                 event -> the highest sequence counted, set after it was; goes with it
 *   <prefix>:forgetting              forgets that have begun and are not over -> last sign of life (forget-marks.ts)
 *   <prefix>:shards                  over how many queues chunks are dealt, for good
 *   <prefix>:webhook                 what the webhook has told and is still to tell (webhook-state.ts), and which
 *                                    process does so until when
 *   <prefix>:answers:<digest>        what a request over HTTP with an Idempotency-Key was answered; for a day (answers.ts)
 *   <prefix>:workers                 worker -> last sign of life (ms since 1970, by Redis's clock), sorted
 *   <prefix>:web:turn:<host>         when the next request to a host is due (ms since 1970, by Redis's clock); goes by itself
 *   <prefix>:web:rules:<origin>      the robots.txt of a site; goes by itself
 */
export type Keys = {
  prefix: string;
  events: string;
  sequence: string;
  sent: string;
  counted: string;
  forgetting: string;
  shards: string;
  webhook: string;
  workers: string;
  /** What the keys of hosts begin with. */
  web: string;
  answers: string;
  /** What all keys of an event begin with; scripts make the rest. */
  event(slug: string): string;
};

export const DEFAULT_PREFIX = "readout";
/** What a prefix may be; other characters could reach into the keys of others. */
export const PREFIX = /^[A-Za-z0-9_-]{1,40}$/;
export const PREFIX_FORM = "must be 1 to 40 letters, digits, _ or -";

export function openKeys(prefix: string): Keys {
  return {
    prefix,
    events: `${prefix}:events`,
    sequence: `${prefix}:sequence`,
    sent: `${prefix}:sent`,
    counted: `${prefix}:counted`,
    forgetting: `${prefix}:forgetting`,
    shards: `${prefix}:shards`,
    webhook: `${prefix}:webhook`,
    workers: `${prefix}:workers`,
    web: `${prefix}:web`,
    answers: `${prefix}:answers`,
    event: (slug) => `${prefix}:{${slug}}`,
  };
}
