import { expect, test } from "vitest";
import { allRoutes } from "../../src/http/routes/all.ts";
import { serveFresh } from "./serving.ts";

type Schema = { $ref?: string; [key: string]: unknown };
type Description = {
  openapi: string;
  info: { version: string };
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};
type Operation = {
  operationId: string;
  summary: string;
  parameters: { name: string; in: string }[];
  responses: Record<string, { description: string }>;
  security: unknown[];
};

async function describe(): Promise<Description> {
  const { url } = await serveFresh();
  return (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as Description;
}

test("the description has every route, with its parameters, and each operation a name of its own", async () => {
  const { openapi, info, paths } = await describe();
  expect([openapi, info.version]).toEqual(["3.1.0", "1.2.3"]);
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const routes = allRoutes("1").filter(({ path }) =>
    /^\/(?:api|healthz|readyz|metrics)/.test(path),
  );
  expect(described.toSorted()).toEqual(
    routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`).toSorted(),
  );
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  const names = operations.map(({ operationId }) => operationId);
  expect(new Set(names).size).toBe(names.length);
  for (const [path, methods] of Object.entries(paths)) {
    for (const { parameters, responses, summary } of Object.values(methods)) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(parameters.filter((one) => one.in === "path").map(({ name }) => name)).toEqual(inPath);
      expect(summary).not.toBe("");
      expect(Object.keys(responses).some((status) => status.startsWith("2"))).toBe(true);
      for (const { description } of Object.values(responses)) expect(description).not.toBe("");
    }
  }
});

test("every reference in the description leads somewhere, and no name is left unused", async () => {
  const description = await describe();
  const text = JSON.stringify(description);
  const used = new Set(
    [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name),
  );
  const there = Object.keys(description.components.schemas);
  expect([...used].toSorted()).toEqual(there.toSorted());
  for (const name of ["Report", "TaggedStatement", "SentStatement", "Problem"])
    expect(there).toContain(name);
  expect(text).not.toContain("$defs");
});

test("the filters of statements are described by the names that the command line has", async () => {
  const { paths } = await describe();
  const { parameters } = paths["/api/v1/events/{event}/statements"]!["get"]!;
  expect(parameters.map(({ name }) => name)).toEqual(
    "event country stance role outlet search unsure background since until sure limit cursor".split(
      " ",
    ),
  );
});
