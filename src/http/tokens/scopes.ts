/** What a token may do: read reports and statements, send statements, correct tags; `admin` may do all. */
export const SCOPES = ["read", "write", "correct", "admin"] as const;
export type Scope = (typeof SCOPES)[number];

/** What a route asks for: a scope, or nothing at all. */
export type Access = Scope | "public";

/** Whether who holds these scopes may do what a route asks for. */
export function allows(scopes: readonly Scope[], access: Access): boolean {
  return access === "public" || scopes.includes(access) || scopes.includes("admin");
}
