import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";
import type { Statement } from "../../src/statement/statement.ts";

/** Counts by cell of one chunk, and the cell of each of its mentions. */
export type ChunkCounts = {
  cells: ReadonlyMap<string, number>;
  mentions: [id: string, cell: string][];
};

/** What somebody would build of a queue and counters around the same tagger, in as few lines as it takes. */
export type Peer = {
  name: string;
  openSender(socket: string): {
    send(chunks: readonly Statement[][]): Promise<void>;
    close(): Promise<void>;
  };
  /** Takes chunks for as long as the process lives, has each counted, and writes its counts. */
  work(socket: string, count: (chunk: readonly Statement[]) => ChunkCounts): void;
};

const QUEUE = "peer";
const CELLS = "peer:cells";
const SEEN = "peer:seen";
/** How many statements were counted: a field that is no cell. */
const COUNTED = "counted";

/** How many statements the workers of a peer have counted. */
export async function countedBy(redis: Redis): Promise<number> {
  return Number((await redis.hget(CELLS, COUNTED)) ?? 0);
}

/** Adds a chunk's sums; what comes twice is counted twice. */
function addCounts(redis: Redis, { cells, mentions }: ChunkCounts) {
  const pipeline = redis.pipeline();
  for (const [cell, n] of cells) pipeline.hincrby(CELLS, cell, n);
  return pipeline.hincrby(CELLS, COUNTED, mentions.length);
}

const bullmq: Peer = {
  name: "BullMQ, counters",
  openSender(socket) {
    const connection = new Redis(socket, { maxRetriesPerRequest: null });
    const queue = new Queue<Statement[]>(QUEUE, { connection });
    return {
      async send(chunks) {
        await queue.addBulk(
          chunks.map((data) => ({ name: "chunk", data, opts: { removeOnComplete: true } })),
        );
      },
      async close() {
        await queue.close();
        connection.disconnect();
      },
    };
  },
  work(socket, count) {
    const connection = new Redis(socket, { maxRetriesPerRequest: null });
    const worker = new Worker<Statement[]>(
      QUEUE,
      async ({ data }) => void (await addCounts(connection, count(data)).exec()),
      { connection, concurrency: 2 },
    );
    worker.on("error", (error) => console.error(error));
  },
};

const STREAM = "peer:stream";
const GROUP = "workers";

/** A stream with a consumer group; `write` puts a chunk's counts and what ends it into one round trip. */
function overStreams(
  name: string,
  write: (redis: Redis, counts: ChunkCounts, entry: string) => Promise<unknown>,
): Peer {
  return {
    name,
    openSender(socket) {
      const redis = new Redis(socket);
      return {
        async send(chunks) {
          const pipeline = redis.pipeline();
          for (const chunk of chunks) pipeline.xadd(STREAM, "*", "chunk", JSON.stringify(chunk));
          await pipeline.exec();
        },
        close: () => Promise.resolve(redis.disconnect()),
      };
    },
    work(socket, count) {
      const [reading, writing] = [new Redis(socket), new Redis(socket)];
      const me = String(process.pid);
      const next = () =>
        reading.xreadgroup("GROUP", GROUP, me, "COUNT", 1, "BLOCK", 1000, "STREAMS", STREAM, ">");
      const work = async () => {
        await writing.xgroup("CREATE", STREAM, GROUP, "0", "MKSTREAM").catch(() => {}); // another one made it
        for (let coming = next(); ;) {
          const found = (await coming) as [string, [string, string[]][]][] | null;
          coming = next(); // while this one is tagged
          for (const [entry, [, json = ""]] of found?.[0]?.[1] ?? []) {
            await write(writing, count(JSON.parse(json) as Statement[]), entry);
          }
        }
      };
      void work();
    },
  };
}

// KEYS[1] ids that were counted, KEYS[2] counters; ARGV: id and cell of each mention.
const COUNT_ONCE = `
local cells, counted = {}, 0
for i = 1, #ARGV, 2 do
  if redis.call("SADD", KEYS[1], ARGV[i]) == 1 then
    cells[ARGV[i + 1]] = (cells[ARGV[i + 1]] or 0) + 1
    counted = counted + 1
  end
end
for cell, n in pairs(cells) do redis.call("HINCRBY", KEYS[2], cell, n) end
redis.call("HINCRBY", KEYS[2], "${COUNTED}", counted)
`;

export const PEERS: Record<"bullmq" | "streams" | "once", Peer> = {
  bullmq,
  streams: overStreams("Streams, counters", (redis, counts, entry) =>
    addCounts(redis, counts).xack(STREAM, GROUP, entry).xdel(STREAM, entry).exec(),
  ),
  once: overStreams("Streams, ids counted once", (redis, { mentions }, entry) =>
    redis
      .pipeline()
      .eval(COUNT_ONCE, 2, SEEN, CELLS, ...mentions.flat())
      .xack(STREAM, GROUP, entry)
      .xdel(STREAM, entry)
      .exec(),
  ),
};
export type PeerName = keyof typeof PEERS;
