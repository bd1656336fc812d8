import { once } from "node:events";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { startPrivateServer } from "../../src/redis/private-server.ts";
import { childrenCpu } from "../stage/measured.ts";
import { type Env, kill, outcomeOf, PROGRAMS, startNode } from "../stage/processes.ts";

const SAMPLE = new URL("../../samples/statements.jsonl", import.meta.url);
/** One of its events. */
const EVENT = "xi-zelensky-call";
const TIMES = 7;

/** Processor time from the start of a process to its first answer, in milliseconds: the middle of some. */
export type StartUp = { name: string; cpuMs: number };

/** What starting costs: Node by itself first, then ours. */
export async function measureStartUp(server: string): Promise<StartUp[]> {
  const [line = ""] = readFileSync(SAMPLE, "utf8").split("\n");
  const { socket, stop } = await startPrivateServer(server);
  const command = (
    args: readonly string[],
    { input = "", env = {} }: { input?: string; env?: Env } = {},
  ) => {
    return async () => void (await outcomeOf(startNode(args, env), input));
  };
  const store = { REDIS_URL: socket, READOUT_UNSAFE_REDIS: "allow" };
  const worker = async () => {
    const child = startNode(PROGRAMS.worker, { ...store, READOUT_LOG_LEVEL: "info" });
    child.stdout?.resume();
    for (let said = ""; !said.includes("tagger ready");) {
      const [data] = (await once(child.stderr!, "data")) as [Buffer];
      said += data.toString();
    }
    await kill(child);
  };
  const kinds: Record<string, () => Promise<void>> = {
    "node, without a program": command(["-e", "0"]),
    "readout --help": command([...PROGRAMS.readout, "--help"]),
    "readout report": command([...PROGRAMS.readout, "report", EVENT], { env: store }),
    "readout tag, of one statement": command([...PROGRAMS.readout, "tag"], { input: `${line}\n` }),
    "a worker, until it is ready": worker,
  };
  try {
    await command([...PROGRAMS.readout, "run", fileURLToPath(SAMPLE), "--quiet"], { env: store })();
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
