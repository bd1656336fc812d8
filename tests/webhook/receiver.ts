import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A message as it came. */
export type Received = { path: string; headers: IncomingHttpHeaders; body: string };

/** What a receiver does with a message: a status to answer with, or nothing at all. */
export type Answer = number | "silence";

/** A server that gets messages; `answer` may be changed while it runs. */
export async function startReceiver(answer: (received: Received) => Answer = () => 204) {
  const received: Received[] = [];
  const receiver = { url: "", received, answer };
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part: string) => (body += part));
    request.on("end", () => {
      const one = { path: request.url ?? "", headers: request.headers, body };
      received.push(one);
      const status = receiver.answer(one);
      if (status === "silence") return;
      response.writeHead(status, status === 302 ? { location: "/elsewhere" } : {}).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/readout?key=hidden`;
  return receiver;
}
