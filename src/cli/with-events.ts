import { RedisUnreachableError, UsageError } from "../errors.ts";
import type { OpensWith } from "../reporting/reported-event.ts";
import { type Invocation, textOption } from "./command.ts";
import { type StoreReader, withStoreReader } from "../store-reader.ts";

/** The option of commands that read the store, or a file instead. */
export const FROM_OPTION = {
  from: { type: "string" },
  corrections: { type: "string" },
} as const;
export const FROM_HELP = `--from FILE    count the tagged statements of a file instead (run --keep, tag);
                 --corrections FILE counts corrections with it (corrections --export)`;

/** The events that a command reads, in the store or in a file, which has no folds. */
export type Events = Omit<StoreReader, "folds"> & Partial<Pick<StoreReader, "folds">>;

/** Opens the store for one command, or with `--from` counts a file. Throws what either throws. */
export async function withEvents<T>(
  { config, values }: Pick<Invocation, "config" | "values">,
  act: (events: Events, opensWith: OpensWith) => Promise<T>,
): Promise<T> {
  const from = textOption(values, "from");
  if (from !== undefined) {
    const { countFile } = await import("../run/count-file.ts");
    const corrections = textOption(values, "corrections");
    return act(await countFile(from, corrections), opensWithFile(from, corrections));
  }
  if (values.corrections !== undefined)
    throw new UsageError("--corrections is for --from; the store has those of its own");
  try {
    return await withStoreReader(config, (reader) => act(reader, opensWithStore));
  } catch (error) {
    if (config.redisGiven || !(error instanceof RedisUnreachableError)) throw error;
    throw new RedisUnreachableError(
      "REDIS_URL is not set, and no Redis answers on this machine. Start one and set " +
        "REDIS_URL, or work without: readout run FILE --keep KEPT.jsonl keeps what it counts, and " +
        "--from KEPT.jsonl opens that",
      { cause: error },
    );
  }
}

/** The command that opens statements in the store. */
export const opensWithStore: OpensWith = (event) => `readout show ${event}`;

/** The command that opens statements in a file that was kept. */
export function opensWithFile(file: string, corrections?: string): OpensWith {
  const corrected = corrections === undefined ? "" : ` --corrections ${shellWord(corrections)}`;
  return (event) => `readout show ${event} --from ${shellWord(file)}${corrected}`;
}

function shellWord(file: string): string {
  return /^[\w./:@%+=-]+$/.test(file) ? file : `'${file.replaceAll("'", "'\\''")}'`;
}
