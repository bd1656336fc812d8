import { z } from "zod";
import { InvalidInputError, type Problem } from "../../errors.ts";
import type { Enqueued } from "../../queue/send-items.ts";
import type { Readout } from "../../readout.ts";
import { mediaTypeOf, parseJsonBody, readBody } from "../body.ts";
import { answerOnce } from "../answer-once.ts";
import { RequestError } from "../problem.ts";
import { plainRoute } from "../route.ts";
import { AcceptedShape } from "../shapes/lists.ts";
import { SentStatement } from "../shapes/statements.ts";
import type { Services } from "../services.ts";
import { atLines } from "../../input/at-lines.ts";
import { checkAll } from "../../input/check-all.ts";
import type { Statement } from "../../statement/statement.ts";
import { eventParam } from "./event-param.ts";

const MOST_BYTES = 10_000_000;
const LINES = ["application/x-ndjson", "application/jsonl"] as const;
const TYPES = ["application/json", ...LINES] as const;

/** Takes statements of an event. */
export const SEND_STATEMENTS_ROUTE = plainRoute({
  method: "POST",
  path: "/api/v1/events/:event/statements",
  access: "write",
  summary: "Puts statements on the queue: one, a list, `{ statements }`, or a JSON object a line",
  body: {
    types: {
      "application/json": z.union([
        SentStatement,
        z.array(SentStatement),
        z.object({ statements: z.array(SentStatement) }),
      ]),
      [LINES[0]]: null,
      [LINES[1]]: null,
    },
    mostBytes: MOST_BYTES,
  },
  answers: { 202: { says: "They are queued; workers will count them", shape: AcceptedShape } },
  async answer(call) {
    const event = eventParam(call);
    const sender = senderOf(call.services);
    const type = mediaTypeOf(call.request, TYPES);
    const text = await readBody(call.request, MOST_BYTES);
    return answerOnce(call, { body: text, answers: sender.answers }, async () => {
      const check = (rows: readonly unknown[]) => checkRows(rows, event);
      const statements =
        type === "application/json"
          ? check(listOf(parseJsonBody(text)))
          : await byLine(text, check);
      const sent = await sender.send(statements.map((statement) => ({ statement })));
      return accepted(
        event,
        sent,
        statements.map(({ id }) => id),
      );
    });
  },
});

/** The store as it is sent to. Throws READ_ONLY where nothing may be changed from here. */
export function senderOf({ sender }: Services): Readout {
  if (sender) return sender;
  throw readOnly("send statements");
}

/** The error of a server that may not do something. */
export function readOnly(act: string): RequestError {
  const message =
    `This server may not ${act}; start it with READOUT_EDIT=1, and where Redis has users ` +
    "with the password of the one who may";
  return new RequestError("READ_ONLY", message);
}

/** What is answered where statements were queued. */
export function accepted(event: string, sent: Omit<Enqueued, "jobIds">, ids: readonly string[]) {
  const base = `/api/v1/events/${event}`;
  const { accepted, alreadyCounted } = sent;
  const places = {
    statements: `${base}/statements`,
    report: `${base}/report`,
    live: `${base}/live`,
  };
  return { event, accepted, alreadyCounted, ids, ...places };
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  const { statements } = (value ?? {}) as { statements?: unknown };
  return Array.isArray(statements) ? statements : [value];
}

/** Checks what stands on the lines of a text, blank ones left out; a problem is told by its line. */
function byLine<T>(text: string, check: (rows: readonly unknown[]) => T): Promise<T> {
  const written = text.split("\n").map((line, at) => ({ line, number: at + 1 }));
  const full = written.filter(({ line }) => line.trim() !== "");
  return atLines({ lines: full.map(({ number }) => number) }, () =>
    check(full.map(({ line }, index) => parseLine(line, index))),
  );
}

function parseLine(line: string, index: number): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    const message = `is not JSON: ${(error as Error).message}`;
    throw new InvalidInputError([{ index, message }], "INVALID_STATEMENTS");
  }
}

function checkRows(rows: readonly unknown[], event: string): Statement[] {
  const statements = checkAll(rows.map((row) => withEvent(row, event)));
  refuseOthers(statements, event);
  return statements;
}

/** A row that names no event is of the one in the path. */
function withEvent(row: unknown, event: string): unknown {
  const isRow = typeof row === "object" && row !== null && !Array.isArray(row);
  return isRow && !("event" in row && row.event) ? { ...row, event } : row;
}

function refuseOthers(statements: readonly { event: string }[], event: string): void {
  const problems: Problem[] = [];
  for (const [index, statement] of statements.entries()) {
    if (statement.event === event) continue;
    const message = `is ${statement.event}, but they are sent to ${event}`;
    problems.push({ index, field: "event", message });
  }
  if (problems.length > 0) throw new InvalidInputError(problems, "INVALID_STATEMENTS");
}
