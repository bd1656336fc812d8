import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { checkSources } from "../../src/input/check-sources.ts";
import { findSources } from "../../src/input/find-sources.ts";
import { type Measured, measure } from "../stage/measured.ts";
import { WORKER_FLAGS } from "../stage/processes.ts";

const LOOP = fileURLToPath(new URL("./plain-loop.ts", import.meta.url));

/** Reading a file of statements, parsing and validating each, and nothing else. */
export async function measureReading(file: string): Promise<Measured> {
  const sources = await findSources([file]);
  await checkSources(sources); // compiled before it is timed
  return measure(async () => (await checkSources(sources)).statements);
}

/** So many processes at once that each tag, or have wink-nlp read, all statements in a loop: their sum. */
export async function measureLoops(
  what: "tag" | "wink",
  processes: number,
  count: number,
): Promise<Measured> {
  const loops = Array.from({ length: processes }, () =>
    fork(LOOP, [what, String(count)], { execArgv: [...WORKER_FLAGS, "--import", "tsx"] }),
  );
  await Promise.all(loops.map(hear));
  const measured = Promise.all(loops.map(hear)) as Promise<Measured[]>;
  for (const loop of loops) loop.send("go");
  const each = await measured;
  return {
    perSecond: each.reduce((sum, { perSecond }) => sum + perSecond, 0),
    cpu: each.reduce((sum, { cpu }) => sum + cpu, 0) / processes,
  };
}

async function hear(loop: ChildProcess): Promise<unknown> {
  const [message] = (await once(loop, "message")) as [unknown];
  return message;
}
