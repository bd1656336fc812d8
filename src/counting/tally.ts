import type { ArticleRevision, Entry } from "./entry.ts";
import { isSaidBy, isWithin, passes } from "./filter.ts";
import { compareLatest, represents } from "./order.ts";
import { choosePositions, voiceOf } from "./position.ts";
import { cellKey } from "./cell-key.ts";
import type {
  CountedCell,
  CountedOutlet,
  EventSnapshot,
  Mention,
  Period,
  Utterance,
  UtteranceFilter,
} from "./snapshot.ts";
import { hasLabels } from "../statement/tags.ts";
import { chooseTitle } from "./title.ts";

/** What became of the mentions that were handed in. */
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

/** The mentions of one event in memory: the counting rules in their plainest form. */
export type Tally = {
  /** Take in a new state of an article, which may hold no statement any more. */
  revise(revision: ArticleRevision): void;
  record(entry: Entry): keyof Recorded;
  /** All that is counted; with a period, positions are those within it. */
  snapshot(period?: Period): EventSnapshot;
  /** The utterances that pass the filter by their representatives, the latest first. */
  utterances(filter?: UtteranceFilter): Utterance[];
  /** All mentions that stand, set-aside ones too, in no order. */
  mentions(): Mention[];
};

/** Opens an empty tally for one event. */
export function openTally(event: string): Tally {
  const mentions = new Map<string, Entry>();
  const articles = new Map<string, ArticleRevision>();

  function revise(revision: ArticleRevision): boolean {
    const known = articles.get(revision.article);
    if (known && known.revision !== revision.revision) {
      if (known.sequence > revision.sequence) return false;
      for (const [id, { article }] of mentions) {
        if (article?.article === revision.article) mentions.delete(id);
      }
    }
    const sequence = Math.max(revision.sequence, known?.sequence ?? 0);
    articles.set(revision.article, { ...revision, sequence });
    return true;
  }

  function record(entry: Entry): keyof Recorded {
    const { sequence, article } = entry;
    if (article && !revise({ ...article, event, sequence })) return "overtaken";
    const known = mentions.get(entry.id);
    if (!known) {
      mentions.set(entry.id, entry);
      return "counted";
    }
    if (known.sequence > sequence) {
      return known.content === entry.content ? "unchanged" : "overtaken";
    }
    if (known.content === entry.content && known.epoch >= entry.epoch) {
      mentions.set(entry.id, { ...known, sequence });
      return "unchanged";
    }
    mentions.set(entry.id, entry);
    return "replaced";
  }

  return {
    revise,
    record,
    snapshot(period = {}) {
      const groups = groupMentions(mentions.values());
      const heads = groups.map(({ head }) => head);
      const cells = countCells(groups);
      return {
        event,
        title: chooseTitle(event, countTitles(mentions.values())),
        cells,
        outlets: countOutlets(mentions.values()),
        positions: choosePositions(
          heads.filter(({ cell }) => isWithin(cell.day, period)),
          cells,
        ),
      };
    },
    utterances(filter = {}) {
      return groupMentions(mentions.values())
        .filter(({ head }) => passes(head.cell, filter))
        .sort((a, b) => compareLatest(voiceOf(a.head), voiceOf(b.head)))
        .flatMap(({ head: { statement }, mentions: count }) =>
          hasLabels(statement) && isSaidBy(statement, filter)
            ? [{ statement, mentions: count }]
            : [],
        )
        .slice(0, filter.limit);
    },
    mentions: () => [...mentions.values()].map(({ statement }) => statement),
  };
}

type Group = { head: Entry; mentions: number };

function groupMentions(mentions: Iterable<Entry>): Group[] {
  const groups = new Map<string, Group>();
  for (const entry of mentions) {
    const group = groups.get(entry.utterance);
    if (!group) groups.set(entry.utterance, { head: entry, mentions: 1 });
    else {
      group.mentions += 1;
      if (represents(entry, group.head)) group.head = entry;
    }
  }
  return [...groups.values()];
}

function countCells(groups: readonly Group[]): CountedCell[] {
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
    if (outlet === null) continue;
    const key = JSON.stringify([outlet, cell.day]);
    const counted = outlets.get(key) ?? { outlet, day: cell.day, mentions: 0 };
    counted.mentions += 1;
    outlets.set(key, counted);
  }
  return [...outlets.values()];
}

function countTitles(mentions: Iterable<Entry>): Map<string, number> {
  const titles = new Map<string, number>();
  for (const { title } of mentions) {
    if (title !== null) titles.set(title, (titles.get(title) ?? 0) + 1);
  }
  return titles;
}
