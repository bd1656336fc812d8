// Sends statements from standard input as they come, one JSON object a line, and prints what is counted of an event:
//
//   tail -f statements.jsonl | REDIS_URL=redis://127.0.0.1:6379 node stream.js summit
//
// However long the stream is, it takes no more memory, and it is read no faster than workers count.
import { createInterface } from "node:readline";
import { openReadout, ReadoutError, type StatementInput } from "readout";

const [event = "summit"] = process.argv.slice(2);
const { REDIS_URL = "redis://127.0.0.1:6379", READOUT_PREFIX } = process.env;
const readout = openReadout({ redisUrl: REDIS_URL, prefix: READOUT_PREFIX });

async function* statements(): AsyncGenerator<StatementInput> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== "") yield JSON.parse(line) as StatementInput;
  }
}

try {
  const { accepted } = await readout.enqueue(statements(), {
    onInvalid: (problems) => console.error("left out:", problems),
  });
  console.error(`${accepted} accepted`);
  await readout.settled({ event, limit: 120_000 });
  for await (const { speaker, tags } of readout.statements(event)) {
    console.log(`${tags.country.code ?? "?"}\t${tags.stance.label}\t${speaker ?? ""}`);
  }
} catch (error) {
  if (!(error instanceof ReadoutError)) throw error;
  console.error(`${error.code}: ${error.message}`);
  process.exitCode = 1;
} finally {
  await readout.close();
}
