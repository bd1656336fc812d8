import { STANCES, type Stance } from "../statement/tags.ts";
import { FEWEST_FOR_VERDICT, verdictOf } from "./country-rows.ts";
import { countOf, formatCount, formatInterval } from "./figures.ts";
import { emptySentence } from "./period-words.ts";
import type { Report, ShareInterval } from "./report.ts";
import type { ReportedEvent } from "./reported-event.ts";

/**
 * What the report says, in plain English with its uncertainty: under five utterances it only counts
 * them, and "mostly" is said only when the whole interval lies above half. Where the estimates say another thing
 * than what was counted, they speak.
 */
export function verdictSentence(reported: ReportedEvent): string {
  const { report } = reported;
  const { utterances } = report.totals;
  if (utterances === 0) return emptySentence(reported);
  const spoke = voicesText(report);
  const counts = countsByStance(report);
  if (utterances < FEWEST_FOR_VERDICT) {
    const found = listStances(counts, (stance) => `${counts[stance]} ${stance}`);
    return `Too few to say: ${spoke}: ${found}.`;
  }
  const plain = claimOf(report.stance);
  const estimates = estimatesOf(report);
  const estimated = estimates && claimOf(estimates);
  if (estimates && estimated !== plain) {
    const shares = STANCES.toSorted((a, b) => estimates[b].share - estimates[a].share)
      .map((stance) => `${stance} ${formatInterval(estimates[stance])}`)
      .join(", ");
    return `${estimated}, once the errors of the tags are taken into account: ${shares} of ${spoke}.`;
  }
  const shareOf = (stance: Stance) => `${stance} ${formatInterval(report.stance[stance])}`;
  const verdict = verdictOf(utterances, counts);
  if (verdict === "mixed" || verdict === "too few") {
    return `Mixed, no stance has a majority of ${spoke}: ${listStances(counts, shareOf)}.`;
  }
  const { low } = report.stance[verdict];
  const leader = `${low > 0.5 ? "Mostly" : "Leaning"} ${verdict}: ${formatInterval(report.stance[verdict])}`;
  const others = listStances({ ...counts, [verdict]: 0 }, shareOf);
  return `${leader} of ${spoke}${others === "" ? "" : `; ${others}`}.`;
}

/** What shares say of the whole: `Mostly hostile`, `Leaning hostile` or `Mixed, no stance has a majority`. */
function claimOf(shares: Record<Stance, ShareInterval>): string {
  const [leader, rival] = STANCES.filter((stance) => shares[stance].share >= 0.5);
  if (leader === undefined || rival !== undefined) return "Mixed, no stance has a majority";
  return `${shares[leader].low > 0.5 ? "Mostly" : "Leaning"} ${leader}`;
}

/** The estimates of all stances; null where there are none. */
function estimatesOf({ stance }: Report): Record<Stance, ShareInterval> | null {
  const { welcoming, skeptical, hostile, neutral } = stance;
  if (!welcoming.estimate || !skeptical.estimate || !hostile.estimate || !neutral.estimate) {
    return null;
  }
  return {
    welcoming: welcoming.estimate,
    skeptical: skeptical.estimate,
    hostile: hostile.estimate,
    neutral: neutral.estimate,
  };
}

/**
 * Who spoke: `42 utterances from 19 countries` only where every country is known; else those whose
 * country is known are told from the others in brackets.
 */
function voicesText({ totals }: Report): string {
  const { utterances, countries, unknownCountry } = totals;
  const all = countOf(utterances, "utterance");
  if (unknownCountry === utterances) return `${all} whose country is not known`;
  const from = `from ${countOf(countries, "country", "countries")}`;
  if (unknownCountry === 0) return `${all} ${from}`;
  const known = `${countOf(utterances - unknownCountry, "utterance")} ${from}`;
  return `${all} (${known}, ${formatCount(unknownCountry)} more whose country is not known)`;
}

/** How many countries stand where, by each one's latest statement; null when none is known. */
export function positionSentence({ countries }: Report): string | null {
  const counts = emptyCounts();
  for (const { country, position } of countries) {
    if (country !== null && position) counts[position.stance]++;
  }
  const total = STANCES.reduce((sum, stance) => sum + counts[stance], 0);
  if (total === 0) return null;
  const stands = listStances(counts, (stance) => `${formatCount(counts[stance])} ${stance}`);
  const each = total === 1 ? "1 country" : `each of ${formatCount(total)} countries`;
  return `By the latest statement of ${each}: ${stands}.`;
}

/** `42 utterances · 19 countries · 61 mentions · 12 outlets` */
export function totalsText({ totals }: Report): string {
  const parts = [
    countOf(totals.utterances, "utterance"),
    countOf(totals.countries, "country", "countries"),
    countOf(totals.mentions, "mention"),
    countOf(totals.outlets, "outlet"),
  ];
  return parts.join(" · ");
}

function countsByStance({ stance }: Report): Record<Stance, number> {
  const counts = emptyCounts();
  for (const label of STANCES) counts[label] = stance[label].n;
  return counts;
}

function emptyCounts(): Record<Stance, number> {
  return { welcoming: 0, skeptical: 0, hostile: 0, neutral: 0 };
}

function listStances(counts: Record<Stance, number>, format: (stance: Stance) => string): string {
  const present = STANCES.filter((stance) => counts[stance] > 0);
  return present
    .toSorted((a, b) => counts[b] - counts[a])
    .map(format)
    .join(", ");
}
