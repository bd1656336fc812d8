import { once } from "node:events";
import { readFileSync } from "node:fs";
import { startPrivateServer } from "../../src/redis/private-server.ts";
import { childrenCpu } from "../stage/measured.ts";
import { kill, outcomeOf, PROGRAMS, startNode } from "../stage/processes.ts";

const SAMPLE = new URL("../../samples/statements.jsonl", import.meta.url);
const TIMES = 7;

/** Processor time from the start of a process to its first answer, in milliseconds: the middle of some. */
export type StartUp = { name: string; cpuMs: number };

/** What starting costs: Node by itself first, then ours. */
export async function measureStartUp(server: string): Promise<StartUp[]> {
  const [line = ""] = readFileSync(SAMPLE, "utf8").split("\n");
  const { socket, stop } = await startPrivateServer(server);
  const worker = async () => {
    const env = { REDIS_URL: socket, READOUT_UNSAFE_REDIS: "allow", READOUT_LOG_LEVEL: "info" };
    const child = startNode(PROGRAMS.worker, env);
    child.stdout?.resume();
    for (let said = ""; !said.includes("tagger ready");) {
      const [data] = (await once(child.stderr!, "data")) as [Buffer];
      said += data.toString();
    }
    await kill(child);
  };
  const command = (args: readonly string[], input = "") => {
    return async () => void (await outcomeOf(startNode(args, {}), input));
  };
  const kinds: Record<string, () => Promise<void>> = {
    "node, without a program": command(["-e", "0"]),
    "readout --version": command([...PROGRAMS.readout, "--version"]),
    "readout tag, of one statement": command([...PROGRAMS.readout, "tag"], `${line}\n`),
    "a worker, until it is ready": worker,
  };
  try {
    const costs = new Map<string, number[]>();
    for (let i = 0; i < TIMES; i++) {
      for (const [name, start] of Object.entries(kinds)) {
        const before = childrenCpu();
        await start();
        costs.set(name, [...(costs.get(name) ?? []), (childrenCpu() - before) / 1000]);
      }
    }
    return [...costs].map(([name, all]) => ({
      name,
      cpuMs: all.sort((a, b) => a - b)[Math.floor(TIMES / 2)]!,
    }));
  } finally {
    await stop();
  }
}
