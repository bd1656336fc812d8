import { dirname } from "node:path";

type Wording = (path: string) => string;

const WORDINGS: Record<string, Wording> = {
  EACCES: (path) => `${path} can't be read or written: you don't have the right to`,
  EPERM: (path) => `${path} can't be read or written: you don't have the right to`,
  EROFS: (path) => `${path} can't be written: its disk is read-only`,
  ENOSPC: (path) => `${path} can't be written: the disk is full`,
  EDQUOT: (path) => `${path} can't be written: your share of the disk is full`,
  EISDIR: (path) => `${path} is a folder; name a file`,
  ENOTDIR: (path) => `${path} is not there: a part of its path is a file, not a folder`,
  EMFILE: () => "too many files are open at once",
};

/** An error of the system in words that tell a person what to do; undefined for another error. */
export function describeSystemError(error: unknown): string | undefined {
  const { code, path, syscall } = error as Partial<NodeJS.ErrnoException>;
  if (!(error instanceof Error) || code === undefined || syscall === undefined) return undefined;
  if (code === "ENOENT" && path !== undefined && syscall === "open")
    return `${path} can't be opened: the file or its folder ${dirname(path)} does not exist`;
  return WORDINGS[code]?.(path ?? "standard output");
}
