import { describeServer } from "../../src/http/openapi.ts";
import { allRoutes } from "../../src/http/routes/all.ts";
import { limitsOf, type Schema, typeOf } from "./json-types.ts";

type Parameter = { name: string; in: string; description?: string; schema: Schema };
type Content = Record<string, { schema: Schema }>;
type Answer = { description: string; content?: Content };
type Operation = {
  summary: string;
  parameters: Parameter[];
  requestBody?: { content: Content };
  responses: Record<string, Answer>;
  security: { token: string[] }[];
};
type Description = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

/** The page of addresses, made of what `/api/v1/openapi.json` says, and of the pages for people. */
export function httpReference(): string {
  const { paths, components } = describeServer(allRoutes(""), "") as unknown as Description;
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      operation,
    })),
  );
  return `${[
    "# HTTP addresses",
    "What `/api/v1/openapi.json` says of `readout serve`. [Over HTTP](../http.md) tells how it goes together.",
    ...operations.flatMap(({ name, operation }) => describe(name, operation)),
    "## Problems",
    table(["status", "what happened"], problemRows(operations.map(({ operation }) => operation))),
    "Any address may answer so, where it applies, with a `Problem` (`application/problem+json`); its [code](../library.md#errors) says more.",
    "## Shapes",
    ...Object.entries(components.schemas).flatMap(([name, schema]) => describeShape(name, schema)),
    "## Pages",
    "What a browser opens. Without a token, where one is needed, a page leads to where one signs in.",
    table(["address", "what it is", "scope"], pages(new Set(operations.map(({ name }) => name)))),
  ].join("\n\n")}\n`;
}

/** What addresses answer where something is wrong, each once. */
function problemRows(operations: readonly Operation[]): string[][] {
  const rows = new Map<string, string[]>();
  for (const { responses } of operations)
    for (const [status, answer] of Object.entries(responses))
      if (isProblem(answer)) rows.set(status + answer.description, [status, answer.description]);
  return [...rows.values()].toSorted(([a = ""], [b = ""]) => Number(a) - Number(b));
}

function isProblem({ content = {} }: Answer): boolean {
  return "application/problem+json" in content;
}

function describe(
  name: string,
  { summary, parameters, requestBody, responses, security }: Operation,
): string[] {
  const scope = security[0]?.token[0];
  const answers = Object.entries(responses).filter(([, answer]) => !isProblem(answer));
  return [
    `## ${name}`,
    `${sentence(summary)} ${scope === undefined ? "Without a token." : `Scope \`${scope}\`.`}`,
    ...(parameters.length > 0
      ? [
          table(
            ["parameter", "in", "type", ""],
            parameters.map(({ name: parameter, in: place, schema, description = "" }) => [
              code(parameter),
              place,
              code(typeOf(schema)),
              description || limitsOf(schema),
            ]),
          ),
        ]
      : []),
    ...(requestBody
      ? [
          table(
            ["body", "type"],
            contentRows(requestBody.content).map(([type, shape]) => [code(type), code(shape)]),
          ),
        ]
      : []),
    table(
      ["status", "answer", "body"],
      answers.map(([status, { description, content = {} }]) => [
        status,
        description,
        contentRows(content)
          .map(([type, shape]) => (shape === "string" ? code(type) : code(shape)))
          .join(", "),
      ]),
    ),
  ];
}

function contentRows(content: Content): [type: string, shape: string][] {
  return Object.entries(content).map(([type, { schema }]) => [type, typeOf(schema)]);
}

function describeShape(name: string, schema: Schema): string[] {
  const { properties, required = [] } = schema;
  if (!properties) return [`### ${name}`, code(typeOf(schema))];
  const rows = Object.entries(properties).map(([field, shape]) => [
    code(field + (required.includes(field) ? "" : "?")),
    code(typeOf(shape)),
    limitsOf(shape),
  ]);
  return [`### ${name}`, table(["field", "type", ""], rows)];
}

/** The addresses that the description leaves out. */
function pages(described: ReadonlySet<string>): string[][] {
  return allRoutes("")
    .map((route) => ({ ...route, name: route.path.replace(/:(\w+)/g, "{$1}") }))
    .filter(({ method, name }) => !described.has(`${method} ${name}`))
    .map(({ method, name, summary, access }) => [
      code(method === "GET" ? name : `${method} ${name}`),
      summary,
      access,
    ]);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

function code(text: string): string {
  return `\`${text}\``;
}

function sentence(text: string): string {
  return text.endsWith(".") ? text : `${text}.`;
}
