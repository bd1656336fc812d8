import type { Command } from "./command.ts";

type CommandEntry = { summary: string; load: () => Promise<Command> };

/** The commands; each is loaded when it is called, because what some need takes long to load. */
export const COMMANDS: ReadonlyMap<string, CommandEntry> = new Map<string, CommandEntry>([
  [
    "run",
    {
      summary: "the whole job: read, queue, tag, count, report",
      load: async () => (await import("./run.ts")).run,
    },
  ],
  [
    "read",
    {
      summary: "what is read of articles and pages",
      load: async () => (await import("./read.ts")).read,
    },
  ],
  [
    "extract",
    {
      summary: "find who said what in articles",
      load: async () => (await import("./extract.ts")).extract,
    },
  ],
  [
    "tag",
    {
      summary: "tag statements: country, role, rank, stance, sentiment",
      load: async () => (await import("./tag.ts")).tag,
    },
  ],
  [
    "enqueue",
    {
      summary: "put statements on the queue",
      load: async () => (await import("./enqueue.ts")).enqueue,
    },
  ],
  [
    "work",
    {
      summary: "a worker process: tag and count queued statements",
      load: async () => (await import("./work.ts")).work,
    },
  ],
  [
    "fetch",
    {
      summary: "fetch articles from the web, and find who said what",
      load: async () => (await import("./fetch.ts")).fetch,
    },
  ],
  [
    "watch",
    {
      summary: "watch feeds, and take what concerns an event",
      load: async () => (await import("./watch.ts")).watch,
    },
  ],
  [
    "events",
    {
      summary: "the events of the store",
      load: async () => (await import("./events.ts")).events,
    },
  ],
  [
    "report",
    { summary: "the report of an event", load: async () => (await import("./report.ts")).report },
  ],
  [
    "show",
    {
      summary: "the statements behind the figures",
      load: async () => (await import("./show.ts")).show,
    },
  ],
  [
    "frozen",
    {
      summary: "the reports whose figures were kept",
      load: async () => (await import("./frozen.ts")).frozen,
    },
  ],
  [
    "fold",
    {
      summary: "count reprints with small edits as one statement",
      load: async () => (await import("./fold.ts")).fold,
    },
  ],
  [
    "folds",
    {
      summary: "the statements in several wordings; fold by hand, or undo",
      load: async () => (await import("./folds.ts")).folds,
    },
  ],
  [
    "correct",
    {
      summary: "correct an utterance by hand",
      load: async () => (await import("./correct.ts")).correct,
    },
  ],
  [
    "corrections",
    {
      summary: "what readers said of an event: list, export, import",
      load: async () => (await import("./corrections.ts")).corrections,
    },
  ],
  [
    "review",
    {
      summary: "what to read again, the most useful first, or a sample",
      load: async () => (await import("./review.ts")).review,
    },
  ],
  [
    "serve",
    {
      summary: "reports at an address: HTTP and a dashboard",
      load: async () => (await import("./serve.ts")).serve,
    },
  ],
  [
    "token",
    {
      summary: "make, list and revoke tokens of that address",
      load: async () => (await import("./token.ts")).token,
    },
  ],
  [
    "failed",
    {
      summary: "the statements that could not be processed",
      load: async () => (await import("./failed.ts")).failed,
    },
  ],
  [
    "forget",
    {
      summary: "take mentions or a whole event away",
      load: async () => (await import("./forget.ts")).forget,
    },
  ],
  [
    "retag",
    {
      summary: "tag an event anew with the current model",
      load: async () => (await import("./retag.ts")).retag,
    },
  ],
  [
    "export",
    {
      summary: "write an event whole, as JSON lines",
      load: async () => (await import("./export.ts")).exportCommand,
    },
  ],
  [
    "import",
    {
      summary: "take in an event that was exported",
      load: async () => (await import("./import.ts")).importCommand,
    },
  ],
  [
    "users",
    {
      summary: "the users of Redis and their rights, for a prefix",
      load: async () => (await import("./users.ts")).users,
    },
  ],
  [
    "doctor",
    {
      summary: "check Redis, the queue and the workers",
      load: async () => (await import("./doctor.ts")).doctor,
    },
  ],
  [
    "completion",
    {
      summary: "what bash, zsh or fish needs to complete all this",
      load: async () => (await import("./completion.ts")).openCompletion(COMMANDS),
    },
  ],
]);

export function renderHelp(): string {
  const commands = [...COMMANDS].map(([name, { summary }]) => `  ${name.padEnd(11)} ${summary}`);
  return `Who welcomed it, who doubted it, who opposed it, country by country.

  readout run samples/statements.jsonl          the whole job on a file of statements
  readout run article.html --event my-summit    the whole job on an article
  readout COMMAND --help                        the options of a command

Commands
${commands.join("\n")}

Options of every command
  --help, -h    the options of the command; also readout help COMMAND
  --quiet, -q   only problems on standard error
  --version, -v the version

Settings (environment variables)
  REDIS_URL     redis://, rediss:// (TLS) or the path of a unix socket; redis+cluster://h:p,h:p;
                redis+sentinel://h:p,h:p/name
  REDIS_CLUSTER_NODES, REDIS_SENTINELS with REDIS_SENTINEL_NAME
                host:port,host:port instead
  REDIS_USERNAME, REDIS_PASSWORD, REDIS_PASSWORD_FILE, REDIS_SENTINEL_PASSWORD,
  REDIS_SENTINEL_PASSWORD_FILE
                user and password where REDIS_URL does not have them
  REDIS_TLS_CA_FILE, REDIS_TLS_CERT_FILE, REDIS_TLS_KEY_FILE
                certificates (PEM)
  READOUT_UNSAFE_REDIS
                refuse, warn or allow a Redis that would lose statements
  READOUT_PREFIX, READOUT_QUEUE_SHARDS, READOUT_CONCURRENCY, READOUT_CHUNK_SIZE,
  READOUT_MAX_WAITING_CHUNKS, READOUT_MAX_WAIT_MS, READOUT_ENQUEUE_WAIT_MS, READOUT_WAIT_REPLICAS,
  READOUT_WAIT_MS, READOUT_SHUTDOWN_MS, READOUT_RETENTION_DAYS, READOUT_TEXT_RETENTION_DAYS,
  READOUT_LOG_LEVEL, READOUT_METRICS_PORT, READOUT_METRICS_HOST, READOUT_TOKEN_FILE, READOUT_EDIT,
  READOUT_REQUESTS_PER_MINUTE, READOUT_FETCH_ALLOW, READOUT_FETCH_AGENT, READOUT_FETCH_PAUSE_MS,
  READOUT_FETCH_TIMEOUT_MS, READOUT_FETCH_CONCURRENCY, READOUT_WEBHOOK_URL, READOUT_WEBHOOK_SECRET,
  READOUT_TRACES, REDIS_WORKER_PASSWORD, REDIS_PRODUCER_PASSWORD, REDIS_WATCHER_PASSWORD,
  REDIS_READER_PASSWORD, REDIS_EDITOR_PASSWORD, REDIS_OPERATOR_PASSWORD
                docs/configuration.md says what each does
  NO_COLOR      no colours

Exit codes: 0 done; 1 failed; 2 wrong usage or invalid input; 3 Redis can't be reached.`;
}

export function renderCommandHelp(name: string, { usage, help }: Command): string {
  return `readout ${name} ${usage}\n\n${help.trim()}`;
}
