import { z } from "zod";
import { type Answer, ANSWER_SCHEMA, readAnswer } from "./answer.ts";
import { GUIDE } from "./guide.ts";

/** Where the model is and how it is asked. */
export type AskSettings = {
  /** Up to and with `/v1`. */
  url: string;
  model: string;
  key?: string | undefined;
  /** How long an answer may take, in milliseconds. */
  timeoutMs: number;
  /** How often a statement is asked for. */
  attempts: number;
  /** The first pause before it is asked for again, in milliseconds. */
  pauseMs: number;
};

/** An answer, and the tokens that it cost; without one, why there is none. */
export type Asked = { answer: Answer | null; tokens: number; reason?: string };

/** The server refuses all that is asked: a wrong address, key or model. */
export class RefusedError extends Error {
  override name = "RefusedError";
}

/** Answers are short; what is longer than this is none. */
const MOST_ANSWER_TOKENS = 400;
const MOST_BYTES = 1_000_000;

const CompletionSchema = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
  usage: z.object({ total_tokens: z.int().nonnegative() }).nullish(),
});

/** About how many tokens asking for these fields costs, where the server does not say. */
export function guessTokens(fields: object): number {
  return Math.ceil((GUIDE.length + JSON.stringify(fields).length) / 3) + MOST_ANSWER_TOKENS;
}

/**
 * Asks a model for the stance of one statement, again where it was late or wrong. Each is asked for alone, so that
 * none can speak about another. Throws RefusedError.
 */
export async function ask(
  fields: { text: string },
  { attempts, pauseMs, ...settings }: AskSettings,
): Promise<Asked> {
  let [tokens, reason] = [0, ""];
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    if (attempt > 1) await pause(pauseMs * 2 ** (attempt - 2));
    try {
      const completion = await send(fields, settings, reason);
      tokens += completion.usage?.total_tokens ?? guessTokens(fields);
      return { answer: readAnswer(completion.choices[0]!.message.content, fields.text), tokens };
    } catch (error) {
      if (error instanceof RefusedError) throw error;
      reason = (error as Error).message;
    }
  }
  return { answer: null, tokens, reason };
}

async function send(
  fields: object,
  { url, model, key, timeoutMs }: Omit<AskSettings, "attempts" | "pauseMs">,
  wrongBefore: string,
): Promise<z.infer<typeof CompletionSchema>> {
  const told = wrongBefore === "" ? "" : `\n\nYour last answer was refused. ${wrongBefore}.`;
  const response = await fetch(`${url.replace(/\/$/, "")}/chat/completions`, {
    method: "POST",
    redirect: "error", // statements go where they were sent, and nowhere else
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      "content-type": "application/json",
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify({
      model,
      temperature: 0,
      max_tokens: MOST_ANSWER_TOKENS,
      response_format: {
        type: "json_schema",
        json_schema: { name: "reading", strict: true, schema: ANSWER_SCHEMA },
      },
      messages: [
        { role: "system", content: GUIDE + told },
        { role: "user", content: JSON.stringify(fields) },
      ],
    }),
  });
  const body = await readBody(response);
  if (!response.ok) {
    const message = `The server answers ${response.status}: ${body.slice(0, 300)}`;
    const mayPass = response.status >= 500 || response.status === 408 || response.status === 429;
    throw mayPass ? new Error(message) : new RefusedError(message);
  }
  const result = CompletionSchema.safeParse(parse(body));
  if (!result.success) throw new Error("The server's answer is no chat completion");
  return result.data;
}

/** The body of a response, which is no longer than an answer may be. */
async function readBody({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.length;
    if (length > MOST_BYTES) throw new Error("The server's answer is longer than a megabyte");
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
