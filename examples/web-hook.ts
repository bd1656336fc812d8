// Takes statements from another program over HTTP and puts them on the queue:
//
//   HOOK_SECRET=... REDIS_URL=redis://127.0.0.1:6379 node web-hook.js
//   curl localhost:8090/statements -H "authorization: Bearer $HOOK_SECRET" -d '[{"event":"summit","text":"We welcome it."}]'
//
// An answer of 202 means that Redis has all of them. With 503 nothing is lost either: send the same again, as every
// statement counts once.
import { createHash, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { InvalidInputError, openReadout, ReadoutError, type StatementInput } from "readout";

const { HOOK_SECRET, HOOK_PORT = "8090", READOUT_PREFIX } = process.env;
const { REDIS_URL = "redis://127.0.0.1:6379" } = process.env;
const MOST_BYTES = 5_000_000;

if (!HOOK_SECRET)
  throw new Error("Set HOOK_SECRET to a long random word that the sender knows too");

const readout = openReadout({ redisUrl: REDIS_URL, prefix: READOUT_PREFIX, outageWaitMs: 5_000 });
const secret = digest(HOOK_SECRET);

const server = createServer((request, response) => {
  take(request).then(
    ({ status, body }) => answer(response, status, body),
    () => answer(response, 400, { error: "The body can't be read" }),
  );
});
server.listen(Number(HOOK_PORT), "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  console.log(`http://127.0.0.1:${port}/statements`);
});

process.once("SIGTERM", () => {
  server.close(() => void readout.close());
  server.closeIdleConnections();
});

type Answer = { status: number; body: object };

async function take(request: IncomingMessage): Promise<Answer> {
  if (request.method !== "POST" || request.url !== "/statements") {
    return { status: 404, body: { error: "POST /statements is all there is" } };
  }
  const [, given = ""] = /^Bearer (.+)$/.exec(request.headers.authorization ?? "") ?? [];
  if (!timingSafeEqual(digest(given), secret))
    return { status: 401, body: { error: "Who are you?" } };
  const text = await read(request);
  if (text === null) return { status: 413, body: { error: `At most ${MOST_BYTES} bytes` } };
  try {
    // enqueue checks every statement, so it may be given whatever has come.
    const { accepted } = await readout.enqueue(JSON.parse(text) as StatementInput[]);
    return { status: 202, body: { accepted } };
  } catch (error) {
    if (error instanceof SyntaxError) return { status: 400, body: { error: "This is no JSON" } };
    if (error instanceof InvalidInputError)
      return { status: 422, body: { problems: error.problems } };
    if (error instanceof ReadoutError) return { status: 503, body: { error: error.code } };
    throw error;
  }
}

async function read(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes <= MOST_BYTES) parts.push(part);
  }
  return bytes <= MOST_BYTES ? Buffer.concat(parts).toString() : null;
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

/** Of one length, whatever was given. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
