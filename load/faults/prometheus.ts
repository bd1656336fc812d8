import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { kill } from "../stage/processes.ts";

const FOLDER = "docs/monitoring";

/** A Prometheus of one's own on the shipped configuration. */
export type Prometheus = {
  /** How many series an expression of the dashboard gives at the moment. */
  query(expression: string): Promise<number>;
  /** The alerts that fire, and all that there are. */
  firing(): Promise<string[]>;
  alerts: string[];
  stop(): Promise<void>;
};

type Ports = { port: number; workerPort: number; servePort: number };

/** What promtool says of the rules and the configuration. Throws where it is not installed or they are wrong. */
export function checkRules(): string {
  const check = (kind: string, file: string) =>
    execFileSync("promtool", ["check", kind, join(FOLDER, file)], { encoding: "utf8" });
  return [check("rules", "alerts.yml"), check("config", "prometheus.yml")].join("").trim();
}

/**
 * Starts `prometheus`, which must be installed, on the shipped files with the ports of this run. It asks every
 * four seconds, and what an alert waits for is shortened, so that a run takes minutes and not an hour.
 */
export async function startPrometheus(ports: Ports): Promise<Prometheus> {
  const folder = mkdtempSync(join(tmpdir(), "readout-prometheus-"));
  const rules = readFileSync(join(FOLDER, "alerts.yml"), "utf8")
    .replace(/for: \d+m/g, "for: 1s")
    .replaceAll("[5m]", "[20s]")
    .replace(/(_waiting_seconds\)) > \d+/g, "$1 > 5");
  writeFileSync(join(folder, "alerts.yml"), rules);
  const config = readFileSync(join(FOLDER, "prometheus.yml"), "utf8")
    .replaceAll("15s", "4s")
    .replace(":9101", `:${ports.workerPort}`)
    .replace(":8080", `:${ports.servePort}`);
  writeFileSync(join(folder, "prometheus.yml"), config);
  const address = `127.0.0.1:${ports.port}`;
  const child = spawn(
    "prometheus",
    [
      `--config.file=${join(folder, "prometheus.yml")}`,
      `--storage.tsdb.path=${join(folder, "data")}`,
      `--web.listen-address=${address}`,
    ],
    { stdio: "ignore" },
  );
  const ask = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`http://${address}/api/v1/${path}`);
    if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
    return ((await answer.json()) as { data: T }).data;
  };
  for (;;) {
    const ready = await fetch(`http://${address}/-/ready`).catch(() => null);
    if (ready?.ok) break;
    if (child.exitCode !== null) throw new Error(`prometheus ended with ${child.exitCode}`);
    await sleep(100);
  }
  return {
    async query(expression) {
      const plain = expression.replaceAll("$__rate_interval", "1m");
      const { result } = await ask<{ result: { value: [number, string] }[] }>(
        `query?query=${encodeURIComponent(plain)}`,
      );
      return result.filter(({ value }) => value[1] !== "NaN").length;
    },
    async firing() {
      const { alerts } = await ask<{ alerts: Alert[] }>("alerts");
      return [
        ...new Set(
          alerts.filter(({ state }) => state === "firing").map(({ labels }) => labels.alertname),
        ),
      ].toSorted();
    },
    alerts: [...rules.matchAll(/- alert: (\w+)/g)].map(([, name = ""]) => name),
    async stop() {
      await kill(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

type Alert = { state: string; labels: { alertname: string } };
