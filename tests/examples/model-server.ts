import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** What the server was asked: the fields of the statement, and what the model was told. */
export type Question = { fields: { text: string; event: string }; told: string };
/** What it says: words of a model, a status, or nothing at all. */
export type Say = string | { status: number; location?: string } | null;

/** An address that speaks the protocol of chat completions, with a model that says what a test has it say. */
export async function startModel(say: (question: Question, asked: number) => Say) {
  const questions: Question[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      const { messages } = JSON.parse(Buffer.concat(parts).toString()) as {
        messages: [{ content: string }, { content: string }];
      };
      const fields = JSON.parse(messages[1].content) as Question["fields"];
      const question = { fields, told: messages[0].content };
      questions.push(question);
      const said = say(question, questions.filter((one) => one.fields.text === fields.text).length);
      if (said === null) return;
      if (typeof said !== "string") {
        response.writeHead(said.status, said.location ? { location: said.location } : {});
        response.end("no");
        return;
      }
      response.setHeader("content-type", "application/json");
      const choices = [{ message: { role: "assistant", content: said } }];
      response.end(JSON.stringify({ choices, usage: { total_tokens: 500 } }));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/v1`, questions };
}

/** A model's answer, well formed where nothing else is given. */
export function answer(given: object = {}): string {
  const whole = { stance: "hostile", reaction: true, confidence: 0.9, evidence: "We", why: "so" };
  return JSON.stringify({ ...whole, ...given });
}
