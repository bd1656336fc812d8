import { createWriteStream, existsSync, type WriteStream } from "node:fs";
import { realpath, rename, rm, stat } from "node:fs/promises";
import { once } from "node:events";
import { ReadoutError } from "../errors.ts";
import { type Invocation, textOption } from "./command.ts";

/** A file that is written beside its name, and takes the name once it is whole. */
export type OutFile = {
  /** Waits for a slow disk. */
  write(data: string | Uint8Array): Promise<void>;
  /** Gives the file its name; without it nothing is left behind. */
  finish(): Promise<void>;
  /** Ends writing; what was not finished goes. */
  close(): Promise<void>;
};

/**
 * Opens a file for writing; what stands under that name stays until the new one is whole. Throws
 * FILE_UNWRITABLE at once where nothing can be written there.
 */
export async function openOutFile(name: string): Promise<OutFile> {
  const target = existsSync(name) ? await realpath(name) : name;
  const found = await stat(target).catch(() => undefined);
  if (found?.isDirectory()) throw unwritable(name, { code: "EISDIR" });
  // A device or a pipe is written as it is.
  const asItIs = found !== undefined && !found.isFile();
  const whole = asItIs ? target : `${target}.${process.pid}.part`;
  let failure: Error | undefined;
  const stream = createWriteStream(whole);
  stream.on("error", (error) => (failure ??= error));
  await settled(stream, "open");
  const check = () => {
    if (failure) throw unwritable(name, failure);
  };
  check();

  return {
    async write(data) {
      if (!stream.write(data)) await settled(stream, "drain");
      check();
    },
    async finish() {
      stream.end();
      await settled(stream, "close");
      check();
      try {
        if (whole !== target) await rename(whole, target);
      } catch (error) {
        throw unwritable(name, error as Error);
      }
    },
    async close() {
      stream.destroy();
      if (whole !== target) await rm(whole, { force: true });
    },
  };
}

/** Opens the file that an option names, if it names one. Throws FILE_UNWRITABLE. */
export async function openOption(
  values: Invocation["values"],
  option: string,
): Promise<OutFile | undefined> {
  const name = textOption(values, option);
  return name === undefined ? undefined : openOutFile(name);
}

/** Waits for the event, or for the error that comes instead; that one is told by `check`. */
async function settled(stream: WriteStream, event: "open" | "drain" | "close"): Promise<void> {
  if (stream.closed) return;
  const ended = new AbortController();
  const first = (name: string) => once(stream, name, { signal: ended.signal }).catch(() => {});
  await Promise.race([first(event), first("error"), first("close")]);
  ended.abort();
}

function unwritable(
  name: string,
  cause: Pick<NodeJS.ErrnoException, "code"> & { message?: string },
): ReadoutError {
  const { code, message } = cause;
  const reasons: Record<string, string> = {
    ENOENT: "the folder does not exist",
    EISDIR: "it is a folder",
    EACCES: "you don't have the right to write to its folder",
    ENOSPC: "the disk is full",
  };
  const reason = reasons[code ?? ""] ?? message ?? "";
  return new ReadoutError("FILE_UNWRITABLE", `${name} can't be written: ${reason}`, { cause });
}
