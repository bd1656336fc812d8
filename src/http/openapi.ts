import { z } from "zod";
import { ProblemShape } from "./shapes/lists.ts";
import { SHAPES } from "./shapes/names.ts";
import type { Answer, Route } from "./route.ts";

type Json = Record<string, unknown>;

/** Answers that every route can give, as far as they apply to it. */
const ALWAYS: Readonly<Record<number, string>> = {
  400: "The request is not right",
  421: "The server is not asked under a name of this machine",
  429: "Too many requests; `Retry-After` says when to go on",
  500: "The server failed",
  503: "Redis can't be reached, or refuses",
};

/** The description of the server in OpenAPI 3.1, made of its routes and the shapes that they check with. */
export function describeServer(routes: readonly Route[], version: string): Json {
  const schemas: Json = {};
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    if (!route.path.startsWith("/api/") && !HEALTH.has(route.path)) continue;
    const path = route.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route, schemas) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Readout",
      version,
      summary: "Who said what about an event, country by country",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    paths,
    components: {
      schemas,
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
    },
  };
}

const HEALTH = new Set(["/healthz", "/readyz", "/metrics"]);

function describeRoute(route: Route, schemas: Json): Json {
  const { access, body } = route;
  const refused =
    access === "public" ? {} : { 401: "There is no valid token", 403: "The token may not do this" };
  const params = /:/.test(route.path) ? { 404: "There is no such event or statement" } : {};
  const bodies = body
    ? {
        413: "The body is too large",
        415: "The type of the body is not known",
        422: "The body is refused",
      }
    : {};
  const problems = Object.entries({ ...ALWAYS, ...refused, ...params, ...bodies });
  const problem = describeAnswer(
    { says: "", shape: ProblemShape },
    schemas,
    "application/problem+json",
  );
  return {
    operationId: operationId(route),
    summary: route.summary,
    parameters: [
      ...pathParameters(route.path),
      ...queryParameters(route, schemas),
      ...keyHeader(route),
    ],
    ...(body && { requestBody: { required: true, content: bodyContent(body, schemas) } }),
    responses: {
      ...Object.fromEntries(
        problems.map(([status, says]) => [status, { ...problem, description: says }]),
      ),
      ...Object.fromEntries(
        Object.entries(route.answers).map(([status, answer]) => [
          status,
          describeAnswer(answer, schemas),
        ]),
      ),
    },
    security: access === "public" ? [] : [{ token: [access] }],
  };
}

function describeAnswer(
  { says, shape, types = [] }: Answer,
  schemas: Json,
  type = "application/json",
): Json {
  const content: Json = {};
  if (shape) content[type] = { schema: schemaOf(shape, "output", schemas) };
  for (const other of types) content[other.split(";")[0]!] = { schema: { type: "string" } };
  return {
    description: says,
    ...(Object.keys(content).length > 0 && { content }),
  };
}

function bodyContent({ types }: NonNullable<Route["body"]>, schemas: Json): Json {
  return Object.fromEntries(
    Object.entries(types).map(([type, shape]) => [
      type,
      { schema: shape ? schemaOf(shape, "input", schemas) : { type: "string" } },
    ]),
  );
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters({ query }: Route, schemas: Json): Json[] {
  if (!query) return [];
  const { properties = {} } = schemaOf(query, "input", schemas) as {
    properties?: Record<string, Json>;
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: false,
    schema,
  }));
}

/** What is queued is acted on once for each key. */
function keyHeader({ answers }: Route): Json[] {
  if (!(202 in answers)) return [];
  const description = "The same request with the same key is acted on once within a day";
  return [
    {
      name: "Idempotency-Key",
      in: "header",
      required: false,
      description,
      schema: { type: "string" },
    },
  ];
}

/** A shape as JSON Schema; those that have names go to the components. */
function schemaOf(shape: z.ZodType, io: "input" | "output", schemas: Json): Json {
  const made = z.toJSONSchema(shape, {
    io,
    metadata: SHAPES,
    unrepresentable: "any",
    target: "draft-2020-12",
  }) as Json;
  const {
    $schema: _,
    $defs = {},
    ...schema
  } = JSON.parse(JSON.stringify(made).replaceAll('"#/$defs/', '"#/components/schemas/')) as {
    $schema?: string;
    $defs?: Record<string, Json>;
  };
  for (const [name, { id: _id, ...inner }] of Object.entries($defs)) schemas[name] = inner;
  const { id, ...inner } = schema as Json & { id?: string };
  if (id === undefined) return inner;
  schemas[id] = inner;
  return { $ref: `#/components/schemas/${id}` };
}

/** `getEventsByEventReport` for GET /api/v1/events/:event/report. */
function operationId({ method, path }: Route): string {
  const words = path
    .replace(/^\/api\/v1/, "")
    .split(/[/.]/)
    .filter(Boolean)
    .map((word) => (word.startsWith(":") ? `by-${word.slice(1)}` : word))
    .join("-");
  const name = words.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  return method.toLowerCase() + name;
}
