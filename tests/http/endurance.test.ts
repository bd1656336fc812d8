import { connect, type Socket } from "node:net";
import { once } from "node:events";
import { expect, onTestFinished, test } from "vitest";
import { ROWS, type Served, serveFresh } from "./serving.ts";

const MANY = 500;
const HUNDRED_MB = 100_000_000;

async function openSocket({ url }: Served): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.on("error", () => {});
  onTestFinished(() => void socket.destroy());
  await once(socket, "connect");
  return socket;
}

/** A server that has enough cuts the connection, which is no error here. */
const untilClosed = (socket: Socket) =>
  new Promise<void>((resolve) => {
    if (socket.closed) resolve();
    else socket.once("close", () => resolve());
  });

const untilWritable = (socket: Socket) =>
  Promise.race([
    untilClosed(socket),
    new Promise<void>((resolve) => void socket.once("drain", resolve)),
  ]);

const head = (path: string, more = "") =>
  `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${more}\r\n`;

test("five hundred slow senders leave a good client served", async () => {
  const served = await serveFresh();
  await served.count(ROWS);
  const sockets = await Promise.all(Array.from({ length: MANY }, () => openSocket(served)));
  for (const [at, socket] of sockets.entries()) {
    // Some stop in the middle of their headers, some in that of their body.
    if (at % 2 === 0) socket.write("GET /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ");
    else socket.write(head("/api/v1/events/summit/statements", "Content-Length: 1000\r\n") + "[");
  }
  for (let i = 0; i < 20; i += 1) {
    const response = await fetch(`${served.url}/api/v1/events/summit/report`);
    expect(response.status).toBe(200);
    await response.arrayBuffer();
  }
  // They do not hold their sockets for ever, either.
  const answers = sockets.map(async (socket) => {
    socket.resume();
    await untilClosed(socket);
  });
  await Promise.all(answers);
  expect(served.faults).toEqual([]);
});

test.each([
  ["announced", `Content-Length: ${HUNDRED_MB}\r\n`],
  ["in chunks", "Transfer-Encoding: chunked\r\n"],
])("a body of 100 MB, %s, is refused and takes little memory", async (_, header) => {
  const served = await serveFresh();
  await served.count(ROWS);
  const before = process.memoryUsage().rss;
  const block = Buffer.alloc(1_000_000, " ");
  const chunk = Buffer.concat([Buffer.from("f4240\r\n"), block, Buffer.from("\r\n")]);
  const senders = Array.from({ length: 5 }, async () => {
    const socket = await openSocket(served);
    let answer = "";
    socket.on("data", (data) => void (answer += data.toString()));
    socket.write(head("/api/v1/events/summit/statements", header));
    for (let sent = 0; sent < HUNDRED_MB && socket.writable; sent += block.length) {
      const more = socket.write(header.includes("chunked") ? chunk : block);
      if (!more) await untilWritable(socket);
    }
    await untilClosed(socket);
    return answer;
  });
  const good = await fetch(`${served.url}/api/v1/events/summit/report`);
  expect(good.status).toBe(200);
  for (const answer of await Promise.all(senders)) {
    // One that goes on sending may lose the answer when the connection is cut.
    if (answer !== "") expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000);
  expect(served.faults).toEqual([]);
});

test("a body that is just too large is told so", async () => {
  const { url, faults } = await serveFresh();
  const response = await fetch(`${url}/api/v1/events/summit/statements`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: `[${" ".repeat(10_000_000)}]`,
  });
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({ code: "BODY_TOO_LARGE" });
  expect(faults).toEqual([]);
});

test("requests that run when the server closes are answered", async () => {
  const served = await serveFresh();
  const body = JSON.stringify(ROWS);
  const running = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const socket = await openSocket(served);
      let answer = "";
      socket.on("data", (data) => void (answer += data.toString()));
      const length = `Content-Length: ${Buffer.byteLength(body)}\r\n`;
      socket.write(head("/api/v1/events/summit/statements", `${length}Expect: 100-continue\r\n`));
      // The server has the request once it has asked for the body.
      await once(socket, "data");
      expect(answer).toMatch(/^HTTP\/1\.1 100 /);
      return { socket, answer: () => answer };
    }),
  );
  const closed = served.close();
  await expect(fetch(`${served.url}/healthz`)).rejects.toThrow("fetch failed");
  for (const { socket } of running) socket.write(body);
  for (const { socket, answer } of running) {
    await untilClosed(socket);
    expect(answer()).toMatch(/^HTTP\/1\.1 202 /m);
    expect(answer()).toMatch(/^connection: close\r$/im);
  }
  await closed;
});
