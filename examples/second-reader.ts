// A second reader that is a language model, behind any address that speaks OpenAI's protocol: a local Ollama,
// llama.cpp or vLLM, or a service. It reads rows of `readout review` and writes corrections:
//
//   readout review EVENT --limit 200 --format jsonl |
//     npx tsx examples/second-reader.ts --url http://127.0.0.1:11434/v1 --model qwen3:8b > read.jsonl
//   readout corrections EVENT --import read.jsonl
//
// Where the address is not one of this machine, the statements leave it. READER_API_KEY holds the key, if any.
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { openCache } from "./second-reader/cache.ts";
import { parseRow, readRows, type Row } from "./second-reader/read-rows.ts";

const { values } = parseArgs({
  options: {
    url: { type: "string" },
    model: { type: "string" },
    cache: { type: "string" },
    "most-tokens": { type: "string", default: "1000000" },
    "timeout-ms": { type: "string", default: "60000" },
    attempts: { type: "string", default: "3" },
    "pause-ms": { type: "string", default: "1000" },
  },
});
const { url, model } = values;
if (url === undefined || model === undefined) {
  console.error(
    "Say where the model is and which it is: --url http://127.0.0.1:11434/v1 --model NAME",
  );
  process.exit(2);
}
if (!/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname))
  console.error(`The statements leave this machine, for ${new URL(url).host}`);

const rows: Row[] = [];
for await (const line of createInterface({ input: process.stdin }))
  if (line.trim() !== "") rows.push(parseRow(JSON.parse(line)));

try {
  const { corrections, left, tokens } = await readRows(rows, {
    url,
    model,
    key: process.env.READER_API_KEY,
    mostTokens: Number(values["most-tokens"]),
    timeoutMs: Number(values["timeout-ms"]),
    attempts: Number(values.attempts),
    pauseMs: Number(values["pause-ms"]),
    cache: await openCache(values.cache, model),
    onLeft: ({ utterance }, reason) =>
      console.error(`${utterance} is left as it is: ${JSON.stringify(reason)}`),
  });
  for (const correction of corrections) console.log(JSON.stringify(correction));
  console.error(`${corrections.length} read, ${left} left as they are, some ${tokens} tokens`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
