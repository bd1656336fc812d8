import { generateAtomFeed } from "feedsmith";
import type { Utterance } from "../counting/snapshot.ts";
import { parsePublished } from "../statement/published.ts";
import { isBackground, type TaggedStatement } from "../statement/tags.ts";
import { asShown } from "./as-shown.ts";
import { terminalText, webLink } from "./hostile-text.ts";
import { modelNote } from "./notes.ts";
import { asQuoted, countryNames, printedText } from "./quotes.ts";
import type { ReportedEvent } from "./reported-event.ts";
import { stanceText } from "./stance-words.ts";
import { verdictSentence } from "./verdict-sentence.ts";

/** Entries that a feed has of an event at most, the latest. */
const MOST_ENTRIES = 100;
/** The moment of an entry without a date: one that stays, so that readers do not take it for changed. */
const UNDATED = new Date(0);

/**
 * Reports as one Atom feed (RFC 4287): the verdict above, and the utterances as entries, the latest first. Ids stay the
 * same whenever the feed is made, so a reader shows an utterance once.
 */
export function renderAtom(events: readonly ReportedEvent[]): string {
  const [first] = events;
  if (!first) return "";
  const titles = events.map(({ report }) => terminalText(report.title));
  const told = events.map(
    (reported) => `${verdictSentence(reported)} ${modelNote(reported.report)}`,
  );
  const entries = events.flatMap((reported) => entriesOf(reported));
  const feed = {
    id: idOf(events.map(({ report }) => report.event).join(",")),
    title: plain(`Reactions: ${titles.join("; ")}`),
    subtitle: plain(told.join(" ")),
    updated: momentOf(first.report.generatedAt) ?? UNDATED,
    authors: [{ name: "Readout" }],
    generator: { text: "Readout" },
    entries: entries.toSorted((a, b) => b.updated.getTime() - a.updated.getTime()),
  };
  return `${generateAtomFeed(feed)}\n`;
}

function entriesOf({ report, utterances }: ReportedEvent) {
  const nameOf = countryNames(report);
  return utterances
    .filter(({ statement }) => !isBackground(statement))
    .slice(0, MOST_ENTRIES)
    .map((utterance) => {
      const { statement } = asShown(utterance);
      const { speaker, tags } = statement;
      const moment = momentOf(statement.publishedAt);
      const link = webLink(statement.url);
      const country = nameOf(tags.country.code);
      return {
        id: idOf(report.event, utterance.utterance),
        title: plain(`${speaker ?? "No speaker named"} (${country}): ${tags.stance.label}`),
        updated: moment ?? UNDATED,
        ...(moment && { published: moment }),
        authors: [{ name: terminalText(speaker ?? statement.outlet ?? "unknown") }],
        categories: [
          { term: tags.stance.label, scheme: "tag:readout,2026:stance" },
          ...(tags.country.code === null
            ? []
            : [
                {
                  term: terminalText(tags.country.code),
                  scheme: "tag:readout,2026:country",
                  label: terminalText(country),
                },
              ]),
        ],
        ...(link !== null && { links: [{ href: link, rel: "alternate" }] }),
        content: plain(saidText(statement, utterance, report.sure.from)),
      };
    });
}

/** The words, who said them, where they stood, and how they are tagged. */
function saidText(statement: TaggedStatement, utterance: Utterance, sureFrom: number): string {
  const { speaker, affiliation, outlet, tags } = statement;
  const { quoted, open, close } = asQuoted(statement);
  const who = [speaker, affiliation, outlet].filter((part) => part !== undefined).join(", ");
  const tagged = `${printedText(utterance)}; ${stanceText(tags, sureFrom)}`;
  return `${open}${quoted.text.trim()}${close} ${who === "" ? "" : `${who}. `}(${tagged})`;
}

/** Plain text: a reader shows it as it is, and never as HTML. */
function plain(text: string): { type: "text"; value: string } {
  return { type: "text", value: terminalText(text) };
}

/** A tag URI (RFC 4151), which needs no address of our own. */
function idOf(event: string, utterance?: string): string {
  const parts = [event, ...(utterance === undefined ? [] : [utterance])];
  return `tag:readout,2026:${parts.map((part) => encodeURIComponent(terminalText(part))).join("/")}`;
}

function momentOf(written: string | undefined): Date | null {
  const published = written === undefined ? null : parsePublished(written);
  return published && new Date(published.instant);
}
