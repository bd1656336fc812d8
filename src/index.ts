export type { ForgetFilter, ForgetKeys } from "./counting/forgetting.ts";
export type {
  Correcting,
  ImportedCorrections,
  NewCorrection,
  ReviewOptions,
} from "./correcting.ts";
export type { FoldedBy, FoldedStatement, FoldedWording } from "./counting/folds.ts";
export type {
  Cell,
  CountedCell,
  CountedCheck,
  CountedOutlet,
  CountedReader,
  EventRow,
  EventSnapshot,
  Period,
  Position,
  Prints,
  Scope,
  Utterance,
  UtteranceFilter,
  UtterancePage,
} from "./counting/snapshot.ts";
export {
  InvalidInputError,
  InvalidStatementError,
  type Problem,
  ReadoutError,
  RedisUnreachableError,
} from "./errors.ts";
export type { Article } from "./extraction/article.ts";
export type { Explanation, Extraction, Words } from "./extraction/extract-article.ts";
export type { Seen } from "./extraction/seen.ts";
export type { ReadArticle } from "./extraction/read-whole.ts";
export { extractArticle, extractStatements, readArticle } from "./extract-statements.ts";
export type { FoldOutcome } from "./folds/fold-event.ts";
export type { Freezing } from "./freezing.ts";
export type { FoldVerbs } from "./folds/fold-verbs.ts";
export type { FoldsPart } from "./folds/list-folds.ts";
export type { Diagnosis } from "./health/diagnosis.ts";
export type { ClusterHealth, RedisHealth, ServerHealth } from "./health/redis-health.ts";
export type { UnsafeRedis } from "./health/start-gate.ts";
export type {
  FailedJob,
  FailedRow,
  FailedRows,
  FailedSet,
  FailedStatement,
} from "./queue/failed-set.ts";
export { turnOnTraces } from "./queue/traces.ts";
export type { Sendable, Sendables } from "./queue/unsent-chunks.ts";
export type { Reading } from "./reading.ts";
export { openReadout, type Readout } from "./readout.ts";
export type { ReadoutSettings } from "./readout-settings.ts";
export type {
  CountLine,
  EndLine,
  EventHeader,
  EventLine,
  MentionLine,
  PartLine,
} from "./life/event-file.ts";
export type { Forgotten } from "./life/forget.ts";
export type { ArticleRevision } from "./counting/entry.ts";
export type { Recorded } from "./counting/tally.ts";
export type { Imported } from "./life/import-event.ts";
export type { Retagged, RetagOptions, RetagProgress } from "./life/retag.ts";
export type { RetagCell } from "./life/retag-cell.ts";
export type {
  Move,
  MovedExample,
  RetagDifference,
  Side,
  SideChange,
} from "./life/retag-difference.ts";
export type { EventSource } from "./life/read-event-file.ts";
export type { Life } from "./life/life.ts";
export type { MentionState, Reconciler } from "./queue/reconcile.ts";
export type { Listing } from "./listing.ts";
export type { JobUrgency, QueueCounts } from "./queue/open-queues.ts";
export { queueNames, type QueueNames } from "./queue/queue-names.ts";
export type { Enqueued } from "./queue/send-items.ts";
export type { SettleOptions } from "./queue/settled.ts";
export type { BlankCorrection, ReviewRow } from "./reporting/review.ts";
export type { Decided } from "./reporting/review-influence.ts";
export type { Answers, KeptAnswer } from "./store/answers.ts";
export type { OpenForget } from "./store/forget-marks.ts";
export type { HostPort, RedisAddress, RedisPlace, RedisTls } from "./redis/address.ts";
export type { FrozenReport } from "./reporting/frozen.ts";
export type { Move as CountryMove } from "./reporting/moved.ts";
export type { ReportScope } from "./reporting/build-report.ts";
export type {
  CheckedShare,
  CountryRow,
  Report,
  ReportPosition,
  SentimentSummary,
  ShareInterval,
  StanceShare,
  TimelineRow,
  Verdict,
} from "./reporting/report.ts";
export type { CorrectedFields, Correction, KeptCorrection } from "./statement/correction.ts";
export type { EnqueueOptions, Sending, StatementSource } from "./sending.ts";
export type { GivenCorrection } from "./statement/parse-correction.ts";
export { parseStatement } from "./statement/parse-statement.ts";
export type {
  ArticleReference,
  Origin,
  OriginKind,
  Span,
  Statement,
  StatementKind,
} from "./statement/statement.ts";
export type { StatementInput } from "./statement/statement-input.ts";
export { ROLES, SENTIMENTS, STANCES } from "./statement/tags.ts";
export type {
  CorrectedField,
  CorrectedTags,
  CountryTag,
  Evidence,
  EvidenceField,
  EvidenceKind,
  Judged,
  Mention,
  Rank,
  Role,
  SentimentLabel,
  SentimentTag,
  SetAsideTags,
  Stance,
  StanceTag,
  TaggedStatement,
  TaggerOutput,
  Tags,
} from "./statement/tags.ts";
export type { DateFormat } from "./statement/written-date.ts";
export type { OnUnreadable } from "./store/events.ts";
export { tagStatement } from "./tag-statement.ts";
