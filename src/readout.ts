import { checkFilter, checkReportOptions, checkScope } from "./counting/check-filter.ts";
import type {
  EventRow,
  EventSnapshot,
  Period,
  Scope,
  Utterance,
  UtteranceFilter,
} from "./counting/snapshot.ts";
import { readSnapshot, readUtterances, refuseUnknown } from "./counted.ts";
import { type Correcting, openCorrecting } from "./correcting.ts";
import { type Freezing, openFreezing } from "./freezing.ts";
import { type FoldVerbs, openFoldVerbs } from "./folds/fold-verbs.ts";
import { type Diagnosis, diagnose } from "./health/diagnosis.ts";
import { countryName } from "./lexicons/country-names.ts";
import { errorsOf } from "./lexicons/load-tag-errors.ts";
import { type Life, openLife } from "./life/life.ts";
import { usingEach } from "./life/using-each.ts";
import { Listing } from "./listing.ts";
import type { FailedSet } from "./queue/failed-set.ts";
import { openReading, type Reading } from "./reading.ts";
import { checkSettings, type ReadoutSettings } from "./readout-settings.ts";
import type { RedisConnection } from "./redis/connection.ts";
import { buildReport, type ReportScope, scopeOf } from "./reporting/build-report.ts";
import type { Report } from "./reporting/report.ts";
import { openSending, type Sending } from "./sending.ts";
import { openSessions } from "./session.ts";
import type { Mention, TaggedStatement } from "./statement/tags.ts";
import type { OnUnreadable } from "./store/events.ts";
import { type Answers, openAnswers } from "./store/answers.ts";
import { openFoldStore } from "./store/folds.ts";
import { openKeys } from "./store/keys.ts";
import { CURRENT_MODEL } from "./tagging/model-name.ts";

/** An event's figures and statements, and what may become of them; all calls throw READOUT_CLOSED after `close`. */
export type Readout = Reading &
  Sending &
  FoldVerbs & {
    /**
     * The report of an event as it stands; `since` and `until` are days, both included. Throws UNKNOWN_EVENT and
     * INVALID_FILTER.
     */
    report(event: string, options?: Period & Pick<ReportScope, "sure">): Promise<Report>;
    /** What the report is made from. Throws UNKNOWN_EVENT and INVALID_FILTER. */
    snapshot(event: string, scope?: Scope): Promise<EventSnapshot>;
    /**
     * The statements behind the figures, one an utterance, the latest first. Awaited it is an array; `for await` goes
     * through it page by page, however long it is. Throws UNKNOWN_EVENT and INVALID_FILTER.
     */
    statements(event: string, filter?: UtteranceFilter): Listing<TaggedStatement>;
    /** The same with the number of mentions of each. */
    utterances(event: string, filter?: UtteranceFilter): Listing<Utterance>;
    /** All mentions of an event whose texts are there, set-aside ones too, some at a time. */
    mentions(event: string): AsyncIterable<Mention[]>;
    /** The events of which anything is counted. Throws EVENT_UNREADABLE; where `onUnreadable` hears of it, the others are given. */
    events(onUnreadable?: OnUnreadable): Promise<EventRow[]>;
    /** The statements that can't be processed. */
    failed: FailedSet;
    /** What requests were answered that are acted on once (Idempotency-Key). */
    answers: Answers;
    /** The state of Redis, queue and workers; changes nothing. */
    doctor(): Promise<Diagnosis>;
    /** Closes the connections, which keep a process alive; every call after it is refused. */
    close(): Promise<void>;
  } & Correcting &
  Freezing &
  Life;

/**
 * The way into Readout for programs. Connects with the first call; that and later ones fail fast. Throws
 * InvalidInputError (code INVALID_CONFIG) for settings that are wrong or not known.
 */
export function openReadout(settings: ReadoutSettings): Readout {
  const checked = checkSettings(settings);
  const { queueShards } = checked;
  const keys = openKeys(checked.prefix);
  const sessions = openSessions(checked);
  const { sending, using, beforeSending } = sessions;

  const refuse = (redis: RedisConnection, event: string) => refuseUnknown({ redis, keys }, event);

  async function snapshot(event: string, scope: Scope = {}): Promise<EventSnapshot> {
    checkScope(scope);
    return using((session) => readSnapshot({ ...session, keys }, event, scope));
  }

  async function utterances(event: string, filter: UtteranceFilter = {}): Promise<Utterance[]> {
    checkFilter(filter);
    return using((session) => readUtterances({ ...session, keys }, event, filter));
  }

  const usingFolds: Parameters<typeof openFoldVerbs>[0] = (event, act) =>
    using(async ({ redis, aggregates }) => {
      // Asked first, as it carries an event over that an earlier version counted.
      const counted = await aggregates.utterances(event, { limit: 1, background: true });
      if (counted.length === 0) await refuse(redis, event);
      return act(openFoldStore(redis, keys), aggregates);
    });

  const reading = openReading({ keys, using, refuseUnknown: refuse });
  const { pages } = reading;
  const readout: Readout = {
    ...openLife((act) =>
      using((session) => {
        const refusing = (event: string) => refuse(session.redis, event);
        const ready = () => beforeSending(session);
        return act({ ...session, ...sending, beforeSending: ready, refuseUnknown: refusing });
      }),
    ),
    ...openSending(sessions),
    snapshot,
    async report(event, asked = {}) {
      checkReportOptions(asked);
      const { sure, ...period } = asked;
      const options = { period, sure };
      const generatedAt = new Date().toISOString();
      const counted = await snapshot(event, scopeOf(options));
      return buildReport(counted, { ...options, generatedAt, countryName, errorsOf });
    },
    statements: (event, filter) =>
      new Listing(
        async () => (await utterances(event, filter)).map(({ statement }) => statement),
        async function* statements() {
          for await (const some of pages(event, filter))
            yield some.map(({ statement }) => statement);
        },
      ),
    utterances: (event, filter) =>
      new Listing(
        () => utterances(event, filter),
        () => pages(event, filter),
      ),
    ...reading,
    ...openFreezing({ source: () => readout, keys, using, refuseUnknown: refuse }),
    mentions: (event) => usingEach(using, ({ aggregates }) => aggregates.mentions(event)),
    events: (onUnreadable) => using(({ aggregates }) => aggregates.events(onUnreadable)),
    ...openFoldVerbs(usingFolds),
    failed: {
      list: (limit) => using(({ failed }) => failed.list(limit)),
      export: () => usingEach(using, ({ failed }) => failed.export()),
      retry: () => using(({ failed }) => failed.retry()),
      drop: () => using(({ failed }) => failed.drop()),
    },
    answers: openAnswers((act) => using(({ redis }) => act(redis)), keys),
    ...openCorrecting((event, act) =>
      using(async (session) => {
        await refuse(session.redis, event);
        return act(session);
      }),
    ),
    doctor: () =>
      using((session) => diagnose(session, { keys, shards: queueShards }, CURRENT_MODEL)),
    close: sessions.close,
  };
  return readout;
}
