import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PROGRAMS } from "../../load/stage/processes.ts";
import { readout, toJsonLines, writeFiles } from "../servers/commands.ts";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };

test.each([["-v"], ["-V"], ["--version"], ["run", "--version"]])(
  "%j prints the version",
  async (...args) => {
    expect(await readout(args, {})).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  },
);

test.each([
  ["help", "report"],
  ["--help", "report"],
  ["report", "--help"],
  ["report", "-h"],
])("%s %s explains that command", async (...args) => {
  const { code, stdout } = await readout(args, {});
  expect([code, stdout.split(" ").slice(0, 3)]).toEqual([0, ["readout", "report", "EVENT"]]);
});

test.each<[args: string[], message: RegExp]>([
  [["reprot"], /no command reprot; did you mean report\?/],
  [["help", "enque"], /did you mean enqueue\?/],
  [["run", "x.csv", "--fromat", "json"], /no option --fromat; did you mean --format\?/],
  [["report", "e", "--fromat", "json"], /did you mean --format\?/],
  [["run", "x.csv", "--evnt=e"], /no option --evnt; did you mean --event\?/],
  [["run", "x.csv", "-x"], /no option -x; --help lists them/],
  [["run", "x.csv", "--event"], /--event needs a value/],
  [["run", "--event", "--title", "x"], /--event needs a value, and --title looks like an option/],
  [["run", "x.csv", "--quiet=yes"], /--quiet takes no value/],
  [["run", "x.csv", "--event", "a", "--event", "b"], /--event is given twice/],
])("%j is refused with what was probably meant", async (args, message) => {
  const { code, stdout, stderr } = await readout(args, {});
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(message);
  expect(stderr.split("\n")).toHaveLength(2);
});

test.skipIf(process.platform !== "linux")("a disk that is full is told in words", async () => {
  const [file] = writeFiles({
    "rows.jsonl": toJsonLines([{ event: "pact", text: "It is fine." }]),
  });
  for (const args of [["tag", file!], ["--help"]]) {
    const child = spawn(process.execPath, [...PROGRAMS.readout, ...args], {
      stdio: ["ignore", openSync("/dev/full", "w"), "pipe"],
    });
    let stderr = "";
    child.stderr!.on("data", (data: Buffer) => (stderr += data.toString()));
    expect(await once(child, "close")).toEqual([1, null]);
    expect(stderr).toBe("readout: standard output can't be written: the disk is full\n");
  }
});
