import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { readPages } from "../../docs/.vitepress/pages.ts";
import { freePorts } from "../../load/servers/free-ports.ts";
import { answer, startModel } from "../examples/model-server.ts";
import { type Env, freshEnv, readout, startWorker } from "../servers/commands.ts";
import { untilIdle } from "../servers/idle.ts";
import { shownCommands } from "./console.ts";
import { RUN_ELSEWHERE } from "./run-elsewhere.ts";
import { openShell, placeWithSamples } from "./shell.ts";

/** What would change the machine, is there already, or goes on for ever. */
const NOT_TYPED = /^(?:npm |docker |redis-server |kill |curl -N)/;
const HAS_CURL = spawnSync("curl", ["--version"]).status === 0;
/** Commands that need nothing counted. */
const ALONE = /readout (?:run|read|extract|tag|token|completion|serve)\b|--from /;
const SERVES = / serve.* &$/;
/** Commands that change nothing: another page shows nothing new by them. */
const READS = /^npx readout (?:run|report|show|events|review|failed|folds|doctor) [^>]*$/;
const typed = new Set<string>();

const MODEL = "http://127.0.0.1:11434/v1";

const SAMPLE = "samples/statements.jsonl";
const ROWS = 'publishedAt,text,speaker\n26/04/2023,"We welcome the pact.",Ana Prata\n';
const PAGES = ["README.md", ...readPages().map((page) => `docs/${page}`)].filter(
  (page) => shownCommands(page).length > 0 && !(page in RUN_ELSEWHERE),
);

test.each(PAGES)(
  "the commands of %s do what it says, and print what it shows",
  async (page) => {
    const commands = shownCommands(page).filter(
      ({ command }) => !NOT_TYPED.test(command) && (HAS_CURL || !command.startsWith("curl")),
    );
    const place = placeWithSamples();
    writeFileSync(join(place, "rows.csv"), ROWS);
    const env = freshEnv();
    const brings = commands.some(({ command }) => command.startsWith("export REDIS_URL"));
    const counted = commands.some(
      ({ command }) => command.startsWith("npx readout") && !ALONE.test(command),
    );
    if (!brings && counted) await countSample(env);
    const keeps = commands.some(({ command }) => command.includes("--keep kept.jsonl"));
    if (!keeps && commands.some(({ command }) => command.includes("kept.jsonl")))
      expect(await readout(["run", SAMPLE, "--keep", join(place, "kept.jsonl")], {})).toMatchObject(
        { code: 0 },
      );
    const { url } = await startModel(({ fields }) => answer({ evidence: fields.text.slice(0, 9) }));
    const shell = openShell(place, brings ? {} : env);

    let port = 0;
    for (const { command, output } of commands) {
      if (READS.test(command) && output === "" && typed.has(command) && !command.includes("--keep"))
        continue;
      typed.add(command);
      if (SERVES.test(command)) [port] = (await freePorts(1)) as [number];
      const meant = command
        .replaceAll("8080", String(port))
        .replaceAll(MODEL, url)
        .replaceAll("/etc/readout", place)
        .replaceAll("0.0.0.0", "127.0.0.1")
        .replace(/ revoke ID$/, " revoke $(npx readout token list | cut -d' ' -f1 | tail -n 1)")
        .replace(/^export REDIS_URL=.*/, `export ${assignments(env)}`)
        .replace(/ serve(?!.* --port)/, ` serve --port ${port}`);
      const { code, stdout, stderr } = await shell.type(meant);
      expect([command, code, /Error/.test(stderr) && stderr]).toEqual([command, 0, false]);
      if (output !== "") expect(stdout.trimEnd()).toBe(output);
      if (command.endsWith(" work &")) await untilIdle(env);
      if (SERVES.test(command)) await untilServed(port);
    }
  },
  600_000,
);

async function countSample(env: Env): Promise<void> {
  expect(await readout(["enqueue", SAMPLE], env)).toMatchObject({ code: 0 });
  const worker = startWorker(env);
  await untilIdle(env);
  worker.child.kill("SIGTERM");
  await worker.exited;
}

async function untilServed(port: number): Promise<void> {
  await vi.waitUntil(
    () =>
      fetch(`http://127.0.0.1:${port}/healthz`).then(
        ({ ok }) => ok,
        () => false,
      ),
    { timeout: 120_000, interval: 100 },
  );
}

function assignments(env: Env): string {
  return Object.entries(env)
    .map(([name, value]) => `${name}='${value}'`)
    .join(" ");
}
