import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { PASSWORDS, type Role, startShippedRedis } from "../../load/servers/shipped-redis.ts";
import { openReadout } from "../../src/readout.ts";
import { freshEnv, startWorker, toJsonLines } from "../servers/commands.ts";
import { openStore, untilIdle } from "../servers/idle.ts";
import { shownCommands } from "./console.ts";
import { emptyFolder, openShell } from "./shell.ts";

const { services } = parse(readFileSync("docker-compose.yml", "utf8"), { merge: true }) as {
  services: Record<string, { environment?: Record<string, string> }>;
};
const ROWS = [
  { id: "a", event: "summit", text: "We welcome it." },
  { id: "b", event: "summit", text: "We condemn it." },
];
const ARTICLE =
  'PARIS, May 2. "We welcome the pact," France\'s foreign minister, Ada Berg, said.\n';

test("what the pages say of upgrades and of copies of one event works", async () => {
  const env = freshEnv();
  const store = openStore(env);
  await store.enqueue(ROWS);
  await store.close();
  const worker = startWorker(env);
  await untilIdle(env);
  const shell = openShell(emptyFolder(), env);
  const ofOneEvent = ({ command }: { command: string }) =>
    /readout (?:export|import)/.test(command);
  const commands = [
    ...shownCommands("docs/upgrade.md"),
    ...shownCommands("docs/backup.md").filter(ofOneEvent),
  ];
  expect(commands.length).toBeGreaterThan(9);
  for (const { command } of commands) {
    const { code, stderr } = await shell.type(command);
    expect([command, code, stderr]).toEqual([command, 0, expect.not.stringMatching(/error/i)]);
  }
  worker.child.kill("SIGTERM");
  await worker.exited;
});

test("one's own file reaches the containers as the page says", async () => {
  const redis = await startShippedRedis(inject("redisServer"));
  onTestFinished(redis.stop);
  const place = emptyFolder();
  writeFileSync(join(place, "statements.jsonl"), toJsonLines(ROWS));
  writeFileSync(join(place, "article.txt"), ARTICLE);
  const roles = Object.entries(PASSWORDS) as [Role, string][];
  const dotEnv = roles.map(([role, word]) => `REDIS_${role.toUpperCase()}_PASSWORD=${word}\n`);
  writeFileSync(join(place, ".env"), dotEnv.join(""));
  const [, section = ""] = readFileSync("docs/containers.md", "utf8").split(
    "## Your own statements\n",
  );
  const commands = [...section.split("\n## ")[0]!.matchAll(/^\$ (.+)$/gm)].map(
    ([, line = ""]) => line,
  );
  expect(commands.length).toBeGreaterThan(1);
  const store = openReadout({ redisUrl: redis.addressOf("reader") });
  onTestFinished(store.close);
  const shell = openShell(place, { REDIS_URL: `redis://127.0.0.1:${redis.port}` });
  for (const [done, command] of commands.entries()) {
    // A command in a container is one with the settings of its service.
    const typed = command.replaceAll(/docker compose exec -T (\w+) readout/g, (_, name: string) => {
      const { REDIS_URL: __, ...settings } = services[name]!.environment!;
      const given = Object.entries(settings).map(([key, value]) => `${key}='${valueOf(value)}'`);
      return `env ${given.join(" ")} npx readout`;
    });
    expect(typed).not.toContain("docker");
    const { code, stderr } = await shell.type(typed);
    expect([command, code, stderr]).toEqual([command, 0, expect.not.stringContaining("NOPERM")]);
    expect((await store.doctor()).queue.waiting).toBe(done + 1);
  }
});

test("every service and file that the page on containers names is in the compose file", () => {
  const page = readFileSync("docs/containers.md", "utf8");
  const named = [
    ...page.matchAll(/docker compose (?:exec|run|restart)((?: -\S+(?: \S+=\S+)?)*) (\w+)/g),
  ];
  expect(named.length).toBeGreaterThan(4);
  for (const [whole, , service = ""] of named) {
    expect([whole, Object.keys(services).includes(service)]).toEqual([whole, true]);
  }
  for (const [, service = ""] of page.matchAll(/--scale (\w+)=/g))
    expect(services).toHaveProperty(service);
  execFileSync("sh", ["-n", "redis/start.sh"]);
});

/** A value of the compose file with the passwords of the tests, and the defaults of its settings. */
function valueOf(value: string): string {
  return value.replaceAll(/\$\{(\w+)(?::-([^}]*))?\}/g, (_, name: string, usual = "") => {
    const role = /^REDIS_(\w+)_PASSWORD$/.exec(name)?.[1]?.toLowerCase();
    return role !== undefined && role in PASSWORDS ? PASSWORDS[role as Role] : usual;
  });
}
