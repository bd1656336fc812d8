import type { Span } from "../../statement/statement.ts";
import type { Whole } from "../document/whole.ts";

/** How a text points to a speaker: by name, by office, as a body, a place or a pronoun. */
export type NounPhrase = {
  kind: "person" | "role" | "body" | "plural" | "place" | "pronoun" | "name";
  /** The name alone, of a person or body. */
  name?: string;
  /** Title and institution: what stands before or after the name. */
  role?: string;
  /** The noun that says what it is: "minister", "ministry". */
  noun?: string;
  /** "its", "his": whose minister it is must be found elsewhere. */
  possessive?: string;
  definite: boolean;
  text: string;
  /** Those who are named together with it and speak as well: "France, Germany and Italy". */
  others?: readonly NounPhrase[];
  /** Its place in the article. */
  at?: Span;
  /** Its place with the words beside it that say more: appositions, a clause about it. */
  beside?: Span;
};

/** A phrase up to its first preposition, and to its end. */
export type Extent = { from: number; core: number; end: number };

/** What a phrase has, whatever it points to. */
export type Base = Pick<NounPhrase, "definite" | "possessive" | "text" | "at">;

/** A phrase with what tells whom it points to. */
export function pointingTo(
  { definite, possessive, text, at }: Base,
  { kind, name, role, noun }: Pick<NounPhrase, "kind" | "name" | "role" | "noun">,
): Whole<NounPhrase> {
  const [others, beside] = [undefined, undefined];
  return { kind, name, role, noun, possessive, definite, text, others, at, beside };
}

/** Whether a phrase points to somebody by name. */
export function hasName({ kind }: Pick<NounPhrase, "kind">): boolean {
  return kind === "person" || kind === "name";
}
