import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { freePort } from "../../load/servers/free-ports.ts";
import { metricsIn } from "../../load/stage/metrics-in.ts";
import { serveFresh } from "../http/serving.ts";
import { shownCommands } from "./console.ts";
import { emptyFolder, openShell } from "./shell.ts";
import { freshEnv, startWorker } from "../servers/commands.ts";

const PAGE = readFileSync("docs/monitoring.md", "utf8");
const DASHBOARD = JSON.parse(readFileSync("docs/monitoring/grafana.json", "utf8")) as {
  panels: { id: number; title: string; targets: { expr: string }[] }[];
};
const { groups } = parse(readFileSync("docs/monitoring/alerts.yml", "utf8")) as {
  groups: { rules: Rule[] }[];
};
type Rule = {
  alert: string;
  expr: string;
  for?: string;
  labels: { severity: string };
  annotations: { summary: string; action: string };
};
const RULES = groups.flatMap(({ rules }) => rules);

test("the page's commands work, and every figure of dashboard, alerts and page is one that worker or server gives", async () => {
  const port = await freePort();
  const env = freshEnv();
  const worker = startWorker({ ...env, READOUT_METRICS_PORT: String(port) });
  const served = await serveFresh();
  await fetch(`${served.url}/healthz`);
  const read = async (url: string) => (await fetch(url)).text();
  await expect.poll(() => worker.log(), { timeout: 120_000 }).toContain("tagger ready");
  const figures = [
    await read(`http://127.0.0.1:${port}/metrics`),
    await read(`${served.url}/metrics`),
  ];
  const shell = openShell(emptyFolder(), env);
  for (const { command, output } of shownCommands("docs/monitoring.md")) {
    const outcome = await shell.type(command.replace("9101", String(port)));
    expect([command, outcome.code, outcome.stdout]).toEqual([
      command,
      0,
      expect.stringContaining(output),
    ]);
  }
  worker.child.kill("SIGTERM");
  await worker.exited;
  const given = new Set(["up", ...figures.flatMap(namesIn)]);

  const expressions = [
    ...DASHBOARD.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    ...RULES.map(({ expr }) => expr),
  ];
  const asked = new Set(expressions.flatMap(metricsIn));
  expect(asked.size).toBeGreaterThan(15);
  expect([...asked].filter((name) => !given.has(name))).toEqual([]);

  const ours = [...given].filter((name) => /^(readout|bullmq)_/.test(name));
  const told = new Set(
    [...PAGE.matchAll(/`((?:readout|bullmq)_[a-z_]+)/g)].map(([, name]) => name),
  );
  const plain = new Set(ours.map((name) => name.replace(/_(bucket|sum|count)$/, "")));
  plain.add("bullmq_job_count").delete("bullmq_job");
  expect([...told].toSorted()).toEqual([...plain].toSorted());
});

test("every alert says how bad it is, what is wrong and what to do, and stands on the page", () => {
  expect(RULES.length).toBeGreaterThan(5);
  for (const { alert, expr, labels, annotations, for: lasting = "0s" } of RULES) {
    expect([alert, metricsIn(expr).length > 0]).toEqual([alert, true]);
    expect(["page", "ticket"]).toContain(labels.severity);
    expect(annotations.summary.length * annotations.action.length).toBeGreaterThan(0);
    expect(lasting).toMatch(/^\d+[smh]$/);
    expect(PAGE).toContain(`\`${alert}\``);
  }
  const ids = DASHBOARD.panels.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

/** The names of figures in a text for Prometheus, also those that a histogram is made of. */
function namesIn(text: string): string[] {
  return [...text.matchAll(/^([a-zA-Z_:][\w:]*)[ {]/gm)].map(([, name = ""]) => name);
}
