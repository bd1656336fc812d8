import { openCellReader, openDayReader } from "../counting/cell-reader.ts";
import { readCellCode } from "../counting/cell-key.ts";
import { isSureEnough } from "../counting/filter.ts";
import { toPosition } from "../counting/position.ts";
import type {
  CountedCell,
  CountedOutlet,
  EventSnapshot,
  Position,
  Scope,
} from "../counting/snapshot.ts";
import { chooseTitle } from "../counting/title.ts";
import { groupBy } from "../statement/group-by.ts";
import { shownSpeaker } from "../statement/tags.ts";
import { readJudged, withCorrections } from "./corrected.ts";
import { readKept } from "./kept-statement.ts";
import { inGroups } from "./script-lists.ts";

/** All that is counted for an event, from the lists of read-event.lua; null when nothing is. */
export function readSnapshot(
  event: string,
  parts: readonly string[][],
  scope: Scope,
): EventSnapshot | null {
  const [cells = [], models = [], outlets = [], titles = [], positions = [], folded = []] = parts;
  if (cells.length === 0 && titles.length === 0) return null;
  const counted = readCells(cells, new Map(inGroups(models, 2) as [string, string][]));
  const sure = counted.filter((cell) => isSureEnough(cell, scope));
  const ofCountry = groupBy(sure, ({ country }) => country);
  const named = inGroups(titles, 2).map(([title, n]) => [title!, Number(n)] as const);
  return {
    event,
    title: chooseTitle(event, named),
    cells: counted,
    outlets: readOutlets(outlets),
    positions: inGroups(positions, 3).map(([cell, row, log]) =>
      readPosition(cell!, { row: row!, log: log! }, ofCountry),
    ),
    folded: Number(folded[0] ?? 0),
    ...readJudged(parts.slice(6)),
  };
}

function readCells(list: readonly string[], modelOf: ReadonlyMap<string, string>): CountedCell[] {
  const read = openCellReader();
  const cells: CountedCell[] = [];
  for (let i = 0; i < list.length; i += 2) {
    const { country, day, labels, model } = read(list[i]!);
    const [utterances = 0, mentions = 0, sentimentSum = 0, sentimentSquares = 0] = list[
      i + 1
    ]!.split(" ").map((count) => Number(count) + 0);
    // Field by field: objects that are spread together take ten times as long to make and to read.
    const cell: CountedCell = {
      country,
      stance: labels.stance,
      sentiment: labels.sentiment,
      role: labels.role,
      rank: labels.rank,
      day,
      background: labels.background,
      otherLanguage: labels.otherLanguage,
      attributed: labels.attributed,
      confidence: labels.confidence,
      model: modelOf.get(model) ?? "unknown",
      utterances,
      mentions,
      sentimentSum,
      sentimentSquares,
    };
    if (labels.judged !== undefined) cell.judged = labels.judged;
    cells.push(cell);
  }
  return cells;
}

function readOutlets(list: readonly string[]): CountedOutlet[] {
  const dayOf = openDayReader();
  const outlets: CountedOutlet[] = [];
  for (let i = 0; i < list.length; i += 2) {
    const field = list[i]!;
    const space = field.indexOf(" ");
    const [day, outlet] = [dayOf(field.slice(0, space)), field.slice(space + 1)];
    outlets.push({ outlet, day, mentions: Number(list[i + 1]) });
  }
  return outlets;
}

/** Once its text is gone, a position no longer knows its speaker. */
function readPosition(
  code: string,
  { row, log }: { row: string; log: string },
  ofCountry: ReadonlyMap<string | null, readonly CountedCell[]>,
): Position {
  const cell = readCellCode(code);
  const shown = row === "" ? null : withCorrections(readKept(row), { utterance: "", log });
  const speaker = shown === null ? null : (shownSpeaker(shown.statement) ?? null);
  return toPosition(cell, speaker, ofCountry.get(cell.country) ?? []);
}
