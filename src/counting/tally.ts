import type { ArticleRevision, Entry } from "./entry.ts";
import { isSaidBy, isSureEnough, isWithin, passes } from "./filter.ts";
import { type Forgetting, knownMention, lastForgetOf } from "./forgetting.ts";
import { isLater, type Sent, stateMark } from "./latest.ts";
import { compareLatest, represents, type Voiced } from "./order.ts";
import { choosePositions } from "./position.ts";
import { cellKey } from "./cell-key.ts";
import { correctedEntry } from "./corrected.ts";
import { countJudged } from "./judged.ts";
import { compareMade, overlayOf } from "./overlay.ts";
import type {
  CountedCell,
  CountedOutlet,
  EventSnapshot,
  Scope,
  Utterance,
  UtteranceFilter,
} from "./snapshot.ts";
import type { Correction } from "../statement/correction.ts";
import { hasLabels, type Mention } from "../statement/tags.ts";
import { taggerName } from "./tagger-name.ts";
import { chooseTitle } from "./title.ts";

/** How many of the mentions that were handed in had which outcome. */
export type Recorded = {
  /** Mentions that were not known before. */
  counted: number;
  /** Mentions whose content or tags were replaced. */
  replaced: number;
  /** Mentions that were counted already, as they are. */
  unchanged: number;
  /** Mentions that a later one of the same id, or a later state of their article, had overtaken. */
  overtaken: number;
};

/** An utterance and the name of the group that it is folded with from now on; null where it stands alone. */
export type Grouped = { utterance: string; group: string | null };

/** The mentions of one event in memory: the counting rules in their plainest form. */
export type Tally = {
  /** Take in a new state of an article, which may hold no statement any more. */
  revise(revision: ArticleRevision): void;
  record(entry: Entry): keyof Recorded;
  /** Puts utterances in groups that count as one, or takes them apart again. */
  regroup(changes: Iterable<Grouped>): void;
  /** Take in what a reader said of an utterance, which need not be there. */
  correct(correction: Correction): void;
  /** Forget what is meant and was sent before, also what is recorded later. */
  withdraw(forgetting: Forgetting): void;
  /** The utterance of a mention that stands. */
  utteranceOf(id: string): string | undefined;
  /** All that is counted; positions are those within the scope. */
  snapshot(scope?: Scope): EventSnapshot;
  /** The utterances that pass the filter by their representatives, the latest first. */
  utterances(filter?: UtteranceFilter): Utterance[];
  /** All mentions that stand, set-aside ones too, in no order. */
  mentions(): Mention[];
};

/** Opens an empty tally for one event. */
export function openTally(event: string): Tally {
  /** The latest content of each id, also where it counts no more. */
  const latest = new Map<string, Entry>();
  /** Of each article the highest sequence of each of its states. */
  const articles = new Map<string, Map<string, number>>();
  /** The group of each utterance that is folded with others. */
  const groups = new Map<string, string>();
  /** What readers said of each utterance, by the id of what they said. */
  const corrections = new Map<string, Map<string, Correction>>();
  const forgettings: Forgetting[] = [];

  function revise(state: Pick<ArticleRevision, "article" | "revision" | "sequence">): void {
    const states = articles.get(state.article) ?? new Map<string, number>();
    const mark = stateMark(state);
    states.set(mark, Math.max(state.sequence, states.get(mark) ?? 0));
    articles.set(state.article, states);
  }

  function counts({ article, sequence, statement }: Entry): boolean {
    if (sequence <= (lastForgetOf(knownMention(statement), forgettings) ?? -1)) return false;
    if (!article) return true;
    const own = { sequence, mark: stateMark(article) };
    const states = articles.get(article.article) ?? new Map<string, number>();
    return ![...states].some(
      ([mark, highest]) => mark !== own.mark && isLater({ sequence: highest, mark }, own),
    );
  }

  function record(entry: Entry): keyof Recorded {
    const known = latest.get(entry.id);
    // The state of its article comes first: it decides whether the known mention still counts.
    if (entry.article) revise({ ...entry.article, sequence: entry.sequence });
    const counted = known !== undefined && counts(known);
    const same = known?.content === entry.content;
    if (known && !same && isLater(sentOf(known), sentOf(entry))) return "overtaken";

    const sequence = Math.max(entry.sequence, same ? known!.sequence : 0);
    const newer = { ...entry, sequence };
    if (same && counted && tagsStand(known!, entry)) {
      latest.set(entry.id, { ...known!, sequence });
      return "unchanged";
    }
    latest.set(entry.id, newer);
    if (!counts(newer)) return "overtaken";
    return counted ? "replaced" : "counted";
  }

  const mentions = () => [...latest.values()].filter(counts);
  const groupOf = (utterance: string) => groups.get(utterance) ?? utterance;

  function correct(correction: Correction): void {
    const known = corrections.get(correction.utterance) ?? new Map<string, Correction>();
    if (!known.has(correction.id)) known.set(correction.id, correction);
    corrections.set(correction.utterance, known);
  }

  /** What readers said of each group, in the order in which they said it. */
  function correctionsByGroup(): Map<string, Correction[]> {
    const byGroup = new Map<string, Correction[]>();
    for (const [utterance, said] of corrections) {
      const group = groupOf(utterance);
      byGroup.set(group, [...(byGroup.get(group) ?? []), ...said.values()].toSorted(compareMade));
    }
    return byGroup;
  }

  /** The utterances that count, each by its representative as readers corrected it, and what they said of it. */
  function utterances(): (CountedUtterance & { said: Correction[] })[] {
    const byGroup = correctionsByGroup();
    return countUtterances(mentions(), ({ utterance }) => groupOf(utterance)).map((counted) => {
      const said = byGroup.get(groupOf(counted.head.utterance)) ?? [];
      return { ...counted, head: correctedEntry(counted.head, overlayOf(said)), said };
    });
  }

  return {
    revise,
    record,
    regroup(changes) {
      for (const { utterance, group } of changes) {
        if (group === null) groups.delete(utterance);
        else groups.set(utterance, group);
      }
    },
    correct,
    withdraw(forgetting) {
      forgettings.push(forgetting);
    },
    utteranceOf(id) {
      const entry = latest.get(id);
      return entry && counts(entry) ? entry.utterance : undefined;
    },
    snapshot(scope = {}) {
      const standing = mentions();
      const counted = utterances();
      const heads = counted.map(({ head }) => head);
      const cells = countCells(counted);
      return {
        event,
        title: chooseTitle(event, countTitles(standing)),
        cells,
        outlets: countOutlets(standing),
        positions: choosePositions(
          heads.filter(({ cell }) => isWithin(cell.day, scope) && isSureEnough(cell, scope)),
          cells.filter((cell) => isSureEnough(cell, scope)),
        ),
        folded: new Set(standing.map(({ utterance }) => utterance)).size - counted.length,
        ...countJudged(heads),
      };
    },
    utterances(filter = {}) {
      return utterances()
        .filter(({ head }) => passes(head.cell, filter))
        .sort((a, b) => compareLatest(voiceOf(a.head), voiceOf(b.head)))
        .flatMap(({ head, mentions: count, said }) => {
          const { statement, utterance } = head;
          if (!hasLabels(statement) || !isSaidBy(statement, filter)) return [];
          const corrected = said.length === 0 ? {} : { corrections: said };
          return [{ statement, mentions: count, utterance, ...corrected }];
        })
        .slice(0, filter.limit);
    },
    mentions: () => mentions().map(({ statement }) => statement),
  };
}

function sentOf({ sequence, content }: Entry): Sent {
  return { sequence, mark: content };
}

/** Tags stay unless they are of an older epoch, or of another tagger. */
function tagsStand(known: Entry, again: Entry): boolean {
  const [before, now] = [known, again].map(({ cell }) => taggerName(cell.model));
  return before === now && known.epoch >= again.epoch;
}

function voiceOf({ id, cell, instant }: Entry): Voiced {
  return { id, day: cell.day, instant };
}

type CountedUtterance = { head: Entry; mentions: number };

function countUtterances(
  mentions: Iterable<Entry>,
  nameOf: (entry: Entry) => string,
): CountedUtterance[] {
  const groups = new Map<string, CountedUtterance>();
  for (const entry of mentions) {
    const name = nameOf(entry);
    const group = groups.get(name);
    if (!group) groups.set(name, { head: entry, mentions: 1 });
    else {
      group.mentions += 1;
      if (represents(entry, group.head)) group.head = entry;
    }
  }
  return [...groups.values()];
}

function countCells(groups: readonly CountedUtterance[]): CountedCell[] {
  const cells = new Map<string, CountedCell>();
  for (const { head, mentions } of groups) {
    const key = cellKey(head.cell);
    const cell = cells.get(key) ?? {
      ...head.cell,
      utterances: 0,
      mentions: 0,
      sentimentSum: 0,
      sentimentSquares: 0,
    };
    cell.utterances += 1;
    cell.mentions += mentions;
    cell.sentimentSum += head.sentiment;
    cell.sentimentSquares += head.sentiment ** 2;
    cells.set(key, cell);
  }
  return [...cells.values()];
}

function countOutlets(mentions: Iterable<Entry>): CountedOutlet[] {
  const outlets = new Map<string, CountedOutlet>();
  for (const { outlet, cell } of mentions) {
    if (outlet === null || cell.otherLanguage) continue;
    const key = JSON.stringify([outlet, cell.day]);
    const counted = outlets.get(key) ?? { outlet, day: cell.day, mentions: 0 };
    counted.mentions += 1;
    outlets.set(key, counted);
  }
  return [...outlets.values()];
}

function countTitles(mentions: Iterable<Entry>): Map<string, number> {
  const titles = new Map<string, number>();
  for (const { title, cell } of mentions) {
    if (title !== null && !cell.otherLanguage) titles.set(title, (titles.get(title) ?? 0) + 1);
  }
  return titles;
}
