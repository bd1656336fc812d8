import { dirname } from "node:path";

type Words = (path: string) => string;

const WORDS: Record<string, Words> = {
  EACCES: (path) => `${path} can't be read or written: you have no right to`,
  EPERM: (path) => `${path} can't be read or written: you have no right to`,
  EROFS: (path) => `${path} can't be written: its disk is read-only`,
  ENOSPC: (path) => `${path} can't be written: the disk is full`,
  EDQUOT: (path) => `${path} can't be written: your share of the disk is full`,
  EISDIR: (path) => `${path} is a folder; name a file`,
  ENOTDIR: (path) => `${path} is not there: a part of it is a file, and no folder`,
  EMFILE: () => "too many files are open at once",
};

/** An error of the system in words that tell a person what to do; undefined for another error. */
export function describeSystemError(error: unknown): string | undefined {
  const { code, path, syscall } = error as Partial<NodeJS.ErrnoException>;
  if (!(error instanceof Error) || code === undefined || syscall === undefined) return undefined;
  if (code === "ENOENT" && path !== undefined && syscall === "open")
    return `${path} can't be opened: there is no such file, or no folder ${dirname(path)}`;
  return WORDS[code]?.(path ?? "standard output");
}
