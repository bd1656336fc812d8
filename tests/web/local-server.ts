import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export type LocalServer = {
  /** http://127.0.0.1:port */
  origin: string;
  port: number;
  /** The paths that were asked for, in order. */
  asked: string[];
  requests: IncomingMessage[];
};

/** A server on the loopback address for one test, which ends with it. */
export async function serve(listener: RequestListener): Promise<LocalServer> {
  const asked: string[] = [];
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    requests.push(request);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, port, asked, requests };
}

/** Answers by path; a path that is not there is 404. */
export function byPath(answers: Record<string, RequestListener | string>): RequestListener {
  return (request, response) => {
    const answer = answers[(request.url ?? "").split("?")[0] ?? ""];
    if (typeof answer === "function") answer(request, response);
    else if (answer === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(answer);
  };
}
