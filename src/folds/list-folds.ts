import type { FoldedStatement, FoldLink } from "../counting/folds.ts";
import { daysBetween, isRepeated } from "../folding/repeated.ts";
import { groupBy } from "../statement/group-by.ts";
import { parsePublished } from "../statement/published.ts";
import type { FoldStore, KeptWording } from "../store/folds.ts";

/** A part of the list: at most so many, of those whose names come after this one. */
export type FoldsPart = { limit?: number; after?: string };

/** The statements of an event in several wordings, by name; of utterances that are named all of these, also in one. */
export async function listFolds(
  store: FoldStore,
  event: string,
  { among, limit, after = "" }: FoldsPart & { among?: ReadonlySet<string> },
): Promise<FoldedStatement[]> {
  const links = withAlone((await store.read(event)).links, among ?? new Set());
  const groups = [...groupBy(links, ({ group }) => group).values()].filter(
    (group) => among === undefined || group.some(({ utterance }) => among.has(utterance)),
  );
  const sorted = groups
    .filter(([first]) => first!.group > after)
    .toSorted(([a], [b]) => (a!.group < b!.group ? -1 : 1))
    .slice(0, limit)
    .map(sortLinks);
  const kept = await store.wordings(
    event,
    sorted.flat().map(({ utterance }) => utterance),
  );
  const known = new Map(kept.map((row) => [row?.utterance, row]));
  return sorted.map((group) => {
    const rows = group.map(({ utterance }) => known.get(utterance) ?? null);
    const lastedDays = daysBetween(rows.flatMap(daysOf));
    return {
      group: group[0]!.group,
      mentions: rows.reduce((sum, row) => sum + (row?.mentions ?? 0), 0),
      lastedDays,
      repeated: isRepeated(lastedDays),
      wordings: group.map(({ utterance, similarity, by }, i) => {
        const { mentions = 0, statement = null } = rows[i] ?? {};
        return { utterance, similarity, by, mentions, statement };
      }),
    };
  });
}

/** The links, and one to itself for each of these that stands alone. */
function withAlone(links: readonly FoldLink[], utterances: ReadonlySet<string>): FoldLink[] {
  const linked = new Set(links.map(({ utterance }) => utterance));
  const alone = [...utterances].filter((utterance) => !linked.has(utterance));
  return [
    ...links,
    ...alone.map((utterance): FoldLink => ({
      utterance,
      group: utterance,
      similarity: 1,
      by: "words",
    })),
  ];
}

/** The one that names the group first, then by similarity. */
function sortLinks(links: readonly FoldLink[]): FoldLink[] {
  const first = ({ utterance, group }: FoldLink) => (utterance === group ? 0 : 1);
  return links.toSorted(
    (a, b) =>
      first(a) - first(b) || b.similarity - a.similarity || (a.utterance < b.utterance ? -1 : 1),
  );
}

/** The days of the first and the latest mention, as far as they are known. */
function daysOf(row: KeptWording | null): string[] {
  const published = row?.statement?.publishedAt;
  const first = published === undefined ? undefined : parsePublished(published)?.day;
  return [first, row?.lastDay].filter((day): day is string => typeof day === "string");
}
