/** Base of every error this package throws on purpose: `code` is stable, `message` is for people. */
export class ReadoutError extends Error {
  override name = "ReadoutError";
  readonly code: string;
  /** Of a send that was refused or broken off: how many mentions were accepted, and stay on the queue. */
  readonly accepted: number | undefined;

  constructor(code: string, message: string, options?: ErrorOptions & { accepted?: number }) {
    super(message, options);
    this.code = code;
    this.accepted = options?.accepted;
  }
}

/**
 * One thing that is wrong with the input: where it stands, and what would be right. What stands in a file or a text
 * has a `line`, from one; what a program gave in a list or a stream has an `index`, from zero.
 */
export type Problem = {
  file?: string;
  line?: number;
  index?: number;
  field?: string;
  message: string;
};

/** `file:line: field: message` or `[index]: field: message`, leaving out what is not known. */
export function formatProblem({ file, line, index, field, message }: Problem): string {
  const listed = index === undefined ? line && `line ${line}` : `[${index}]`;
  const place = file === undefined ? listed : line ? `${file}:${line}` : file;
  return [place, field, message].filter(Boolean).join(": ");
}

/** A single statement that is refused; `problems` names each field. Retrying is pointless. */
export class InvalidStatementError extends ReadoutError {
  override name = "InvalidStatementError";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super("INVALID_STATEMENT", `Invalid statement: ${problems.map(formatProblem).join("; ")}`);
    this.problems = problems;
  }
}

/** Files, lists or settings that are refused as a whole; `problems` lists all that is wrong. */
export class InvalidInputError extends ReadoutError {
  override name = "InvalidInputError";
  readonly problems: readonly Problem[];

  constructor(
    problems: readonly Problem[],
    code = "INVALID_INPUT",
    options?: ErrorOptions & { accepted?: number },
  ) {
    super(code, problems.map(formatProblem).join("\n"), options);
    this.problems = problems;
  }
}

/** An article that can't be read, or not in time. Only this one: what else was given can be read. */
export class UnreadArticleError extends InvalidInputError {
  override name = "UnreadArticleError";

  constructor(code: string, problem: Problem) {
    super([problem], code);
  }
}

/** The command was called in a way that has no meaning; the message says what would have one. */
export class UsageError extends ReadoutError {
  override name = "UsageError";

  constructor(message: string) {
    super("USAGE", message);
  }
}

/** Redis gave no answer in time, or refused to serve us. */
export class RedisUnreachableError extends ReadoutError {
  override name = "RedisUnreachableError";

  constructor(message: string, options?: ErrorOptions & { accepted?: number }) {
    super("REDIS_UNREACHABLE", message, options);
  }
}
