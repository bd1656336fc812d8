import { readdirSync, readlinkSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test, vi } from "vitest";
import { freshEnv, fromJsonLines, readout, startReadout, writeFiles } from "../servers/commands.ts";

test.each<[args: string[], message: RegExp]>([
  [["run", "x.csv", "--event", "Lisbon Water Pact"], /slug.*lisbon-water-pact would be one/],
  [["extract", "x.txt", "--date", "3/4/2023"], /--date 3\/4\/2023 does not say.*--date-format/],
  [
    ["run", "x.csv", "--date-format", "dd/mm"],
    /no date format dd\/mm; use one of d\/m\/y, m\/d\/y/,
  ],
  [["enqueue", "x.csv", "--url", "example.org"], /--url example\.org must be an address/],
])("%j is refused with what was probably meant", async (args, message) => {
  const { code, stdout, stderr } = await readout(args, {});
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(message);
  expect(stderr.split("\n")).toHaveLength(2);
});

test("what is given for all rows is theirs where they say nothing, in run, enqueue and tag alike", async () => {
  const [rows] = writeFiles({
    "rows.csv": "text,outlet,publishedAt\none,,\ntwo,Times,27/04/2023\n",
  });
  const given = [
    "--event",
    "pact",
    "--title",
    "A pact",
    "--keywords",
    "water, pact",
    "--outlet",
    "Post",
    "--date",
    "26/04/2023",
    "--url",
    "https://example.org/",
    "--place",
    "Lisbon",
    "--date-format",
    "d/m/y",
  ];
  const { stdout } = await readout(["tag", rows!, ...given], {});
  const all = {
    event: "pact",
    eventTitle: "A pact",
    keywords: ["water", "pact"],
    url: "https://example.org/",
    place: "Lisbon",
  };
  expect(fromJsonLines(stdout)).toMatchObject([
    { ...all, text: "one", outlet: "Post", publishedAt: "2023-04-26" },
    { ...all, text: "two", outlet: "Times", publishedAt: "2023-04-27" },
  ]);
  const env = freshEnv();
  expect((await readout(["enqueue", rows!, ...given], env)).stdout).toMatch(/^2 mentions accepted/);
  expect((await readout(["run", rows!, ...given], env)).code).toBe(0);
  const report = JSON.parse((await readout(["report", "pact", "--format", "json"], env)).stdout);
  expect(report.totals).toMatchObject({ mentions: 2, outlets: 2 });
});

test("what is given for an article stands in its statements", async () => {
  const [article, other] = writeFiles({
    "one.txt": 'Ministers answer the pact\n\n"We welcome it," said Ada Berg.\n',
    "two.txt": "Another\n",
  });
  const given = ["--outlet", "Post", "--date", "26 April 2023", "--url", "https://example.org/a"];
  const { stdout, stderr } = await readout(["extract", article!, ...given], {});
  expect(fromJsonLines(stdout)).toMatchObject([
    { outlet: "Post", publishedAt: "2023-04-26", url: "https://example.org/a" },
  ]);
  expect(stderr).toContain(
    'title taken from the first line: "Ministers answer the pact"; give --title',
  );
  const titled = await readout(["extract", article!, "--title", "A pact"], {});
  expect(titled.stderr).not.toContain("title taken");
  const both = await readout(["run", article!, other!, ...given], {});
  expect(both).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/--url is the address of one article/),
  });
});

test("an article that is piped to a command for statements is told from them", async () => {
  const article = 'Ministers answer the pact\n\n"We welcome it," said Ada Berg.\n';
  const ran = await readout(["run", "-", "--format", "json"], freshEnv(), article);
  expect(fromJsonLines(ran.stdout)).toMatchObject([{ totals: { mentions: 1 } }]);
  for (const command of ["enqueue", "tag"]) {
    const { code, stderr } = await readout([command, "-"], freshEnv(), article);
    expect([code, stderr.split("\n").length]).toEqual([2, 2]);
    expect(stderr).toMatch(/looks like an article: readout extract/);
  }
  const csv = await readout(
    ["run", "-", "--format", "json"],
    freshEnv(),
    "event;text\npact;It is fine.\n",
  );
  expect(fromJsonLines(csv.stdout)).toMatchObject([{ event: "pact", totals: { mentions: 1 } }]);
});

test.skipIf(process.platform !== "linux").each(["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"] as const)(
  "what was piped in leaves nothing behind when %s ends the command",
  async (signal) => {
    const [marker] = writeFiles({ marker: "" });
    const TMPDIR = dirname(marker!);
    const { child, exited } = startReadout(["enqueue", "-"], { ...freshEnv(), TMPDIR });
    child.stdin!.write('{"event":"pact","text":"It is fine."}\n');
    await vi.waitUntil(() => hasSpooled(child.pid!), { timeout: 120_000, interval: 5 });
    child.kill(signal);
    await exited;
    expect(readdirSync(TMPDIR)).toEqual(["marker"]);
  },
);

/** Whether a process has what was piped in open, as a file without a name. */
function hasSpooled(pid: number): boolean {
  return readdirSync(`/proc/${pid}/fd`).some((fd) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${fd}`).match(/readout-stdin-.* \(deleted\)$/) !== null;
    } catch {
      return false; // it was closed meanwhile
    }
  });
}
