import { htmlText } from "./hostile-text.ts";

/** Markup that was written here, not taken from data; only the template below makes it. */
export type Markup = { readonly markup: string };

type Value = string | number | Markup | null | readonly Markup[];

/** Markup from a template literal: whatever is put into it is escaped, but for other markup. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Markup {
  const shown = values.map((value) => shownValue(value));
  return { markup: parts.map((part, index) => part + (shown[index] ?? "")).join("") };
}

function shownValue(value: Value): string {
  if (value === null) return "";
  if (typeof value === "string") return htmlText(value);
  if (typeof value === "number") return String(value);
  return "markup" in value ? value.markup : value.map(({ markup }) => markup).join("\n");
}
