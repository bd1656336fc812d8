import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { freshEnv, readout, toJsonLines, writeFiles } from "../servers/commands.ts";

type Described = {
  name: string;
  readout: { models: unknown; totals: unknown };
  resources: {
    name: string;
    path: string;
    schema: { fields: { name: string; type: keyof typeof TYPES; description: string }[] };
  }[];
};

// As the Table Schema has them.
const TYPES = {
  string: /^[^]*$/,
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
};

test("a package describes every column of its tables, and is of the same figures as the report", async () => {
  const env = freshEnv();
  const sample = readFileSync("samples/statements.jsonl", "utf8");
  const [file, beside] = writeFiles({ "rows.jsonl": sample, "beside.txt": "" });
  await readout(["run", file!], env);
  const folder = join(dirname(beside!), "tables", "of the call");
  const made = await readout(["report", "xi-zelensky-call", "--package", folder], env);
  expect(made).toMatchObject({ code: 0, stdout: "", stderr: "" });
  expect(readdirSync(folder).toSorted()).toEqual([
    "countries.csv",
    "datapackage.json",
    "days.csv",
    "statements.csv",
  ]);
  const described = JSON.parse(readFileSync(join(folder, "datapackage.json"), "utf8")) as Described;
  const counts: Record<string, number> = {};
  for (const { name, path, schema } of described.resources) {
    const [header, ...rows] = parse(readFileSync(join(folder, path), "utf8"));
    expect(schema.fields.map((field) => field.name)).toEqual(header);
    for (const row of rows)
      for (const [i, { type, name }] of schema.fields.entries())
        if (row[i] !== "") expect(row[i], name).toMatch(TYPES[type]);
    counts[name] = rows.length;
  }
  const { stdout } = await readout(["report", "xi-zelensky-call", "--format", "json"], env);
  const report = JSON.parse(stdout);
  expect(counts).toEqual({
    countries: report.countries.filter(({ n }: { n: number }) => n > 0).length,
    days: report.timeline.length,
    statements: report.totals.utterances,
  });
  expect(described).toMatchObject({
    name: "xi-zelensky-call",
    readout: { models: report.models, totals: report.totals },
  });
});

test("a package goes into a folder, and into nothing else", async () => {
  const env = freshEnv();
  const [file] = writeFiles({
    "rows.jsonl": toJsonLines([{ event: "summit", text: "We welcome it." }]),
  });
  await readout(["run", file!], env);
  const onFile = await readout(["report", "summit", "--package", file!], env);
  expect(onFile.code).toBe(1);
  expect(onFile.stderr).toContain("can't be made");
  const both = await readout(["report", "summit", "--package", "x", "--format", "md"], env);
  expect(both.code).toBe(2);
  expect(both.stderr).toContain("Leave out --format");
});
