import type { z } from "zod";
import { InvalidInputError } from "../errors.ts";
import type { Services } from "./services.ts";
import type { Access } from "./tokens/scopes.ts";

/** One request as its route gets it. */
export type Call<Query = unknown> = {
  request: Request;
  /** A part of the path, as the route names it. */
  param(name: string): string;
  query: Query;
  /** Whose request it is: the id of a token, or an address. */
  client: string;
  /** What the owner of the token calls it; null without one. */
  name: string | null;
  /** Whether the caller may do what such a route asks for. */
  may(access: Access): boolean;
  /** Whether the caller shows a token, which can be forgotten. */
  signedIn: boolean;
  /** Whether a word is a token that is known here. */
  knows(token: string): boolean;
  services: Services;
};

/** What a status is answered with: JSON of a shape, or another media type. */
export type Answer = { says: string; shape?: z.ZodType; types?: readonly string[] };

/** What a request may hold, by its media type; the shape is that of JSON. */
export type Body = { types: Readonly<Record<string, z.ZodType | null>>; mostBytes: number };

type Definition<Query> = {
  method: "GET" | "POST" | "DELETE";
  /** With its parts as `:name`. */
  path: string;
  access: Access;
  /** A page for people: without a token they are led to where they sign in, and errors are pages too. */
  page?: true;
  summary: string;
  body?: Body;
  answers: Readonly<Record<number, Answer>>;
  answer(call: Call<Query>): Promise<Response>;
};

/** One address of the server: who may call it, what it takes, what it answers. */
export type Route = Definition<unknown> & {
  /** Null where it takes none. */
  query: z.ZodObject | null;
};

/** A route that takes nothing behind the `?`. */
export function plainRoute(definition: Definition<unknown>): Route {
  return { ...definition, query: null };
}

/** A route whose part behind the `?` is checked first: another name or value there is refused. */
export function route<Query extends z.ZodObject>(
  query: Query,
  definition: Definition<z.infer<Query>>,
): Route {
  return {
    ...definition,
    query,
    async answer(call) {
      return definition.answer({ ...call, query: readQuery(query, call.request) });
    },
  };
}

function readQuery<Query extends z.ZodObject>(query: Query, request: Request): z.infer<Query> {
  const given = [...new URL(request.url).searchParams].filter(([, value]) => value !== "");
  const parsed = query.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => ({
    field: issue.code === "unrecognized_keys" ? issue.keys.join(", ") : issue.path.join("."),
    message:
      issue.code === "unrecognized_keys"
        ? `is not known here; use ${Object.keys(query.shape).join(", ")}`
        : issue.message,
  }));
  throw new InvalidInputError(problems);
}
