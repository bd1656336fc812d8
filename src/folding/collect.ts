import { represents } from "../counting/order.ts";
import { utteranceId } from "../statement/identity.ts";
import { normaliseWords } from "../statement/normalise.ts";
import type { Statement } from "../statement/statement.ts";
import type { Mention } from "../statement/tags.ts";
import { type Quoted, toWording, type Wording } from "./wording.ts";

/** What of an event's mentions folding needs: a wording an utterance, and the quotations of each article. */
export type Collected = {
  wordings: Iterable<Wording>;
  quotations: Iterable<readonly Quoted[]>;
};

/** Takes mentions in, in any order and each once or more; those in another language are never folded. */
export function openCollection(): Collected & { add(mention: Mention): void } {
  const wordings = new Map<string, Wording>();
  const articles = new Map<string, Map<number, Quoted>>();

  function addQuotation(said: Statement, utterance: string): void {
    const quoted = quotationOf(said, utterance);
    if (quoted === null) return;
    const article = said.article!.hash!;
    const known = articles.get(article) ?? new Map<number, Quoted>();
    // A place that two mentions give is that of the smaller key, so that their order changes nothing.
    const other = known.get(quoted.start);
    if (other === undefined || quoted.utterance < other.utterance) known.set(quoted.start, quoted);
    articles.set(article, known);
  }

  return {
    add(mention) {
      const utterance = utteranceId(mention);
      const wording = toWording(utterance, mention);
      if (wording === null) return;
      addQuotation(mention, utterance);
      const known = wordings.get(utterance);
      if (known === undefined || represents(wording, known)) wordings.set(utterance, wording);
    },
    get wordings() {
      return wordings.values();
    },
    get quotations() {
      return [...articles.values()].map((places) =>
        [...places.values()].toSorted((a, b) => a.start - b.start),
      );
    },
  };
}

/** A quotation whose sentence is known, and stands where its article says; null for all else. */
function quotationOf(said: Statement, utterance: string): Quoted | null {
  const { article, span, kind, context, speaker } = said;
  if (kind !== "direct" || !article?.hash || !span || !context || !speaker) return null;
  const at = context.indexOf(said.text);
  if (at === -1) return null;
  const start = span.start - at;
  return { utterance, speaker: normaliseWords(speaker), start, end: start + context.length };
}
