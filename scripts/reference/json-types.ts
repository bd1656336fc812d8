/** A shape of JSON, as JSON Schema writes it. */
export type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
  default?: unknown;
  description?: string;
};

/** A type in the words of TypeScript: `{ n: integer, share?: number | null }`. */
export function typeOf(schema: Schema): string {
  if (schema.$ref) return schema.$ref.split("/").at(-1) ?? "";
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return [...new Set(choices.map(typeOf))].join(" | ");
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.type))
    return schema.type.map((type) => typeOf({ ...schema, type })).join(" | ");
  if (schema.type === "array") return arrayOf(typeOf(schema.items ?? {}));
  if (schema.type === "object") return objectOf(schema);
  return schema.type ?? "any";
}

function arrayOf(items: string): string {
  return / \| /.test(items) && !items.startsWith("{") ? `(${items})[]` : `${items}[]`;
}

function objectOf({ properties = {}, required = [], additionalProperties }: Schema): string {
  const fields = Object.entries(properties).map(
    ([name, field]) => `${name}${required.includes(name) ? "" : "?"}: ${typeOf(field)}`,
  );
  if (fields.length > 0) return `{ ${fields.join(", ")} }`;
  return typeof additionalProperties === "object"
    ? `{ [name]: ${typeOf(additionalProperties)} }`
    : "object";
}

/** What else a value must be: its bounds, and what it is where it is left out. */
export function limitsOf({ minimum, maximum, maxLength, maxItems, ...rest }: Schema): string {
  const said = [
    minimum !== undefined && Math.abs(minimum) < Number.MAX_SAFE_INTEGER && `at least ${minimum}`,
    maximum !== undefined && Math.abs(maximum) < Number.MAX_SAFE_INTEGER && `at most ${maximum}`,
    maxLength !== undefined && `at most ${maxLength} characters`,
    maxItems !== undefined && `at most ${maxItems} of them`,
    rest.default !== undefined && `${JSON.stringify(rest.default)} where it is left out`,
    rest.description,
  ];
  return said.filter(Boolean).join("; ");
}
