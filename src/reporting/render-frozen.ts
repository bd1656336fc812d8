import type { FrozenReport } from "./frozen.ts";
import { terminalText } from "./hostile-text.ts";
import { periodSentence } from "./period-words.ts";
import { totalsText } from "./verdict-sentence.ts";

/** A frozen report in one line: its id, when it was made, what it counts, and of which days. */
export function renderFrozen({ id, report }: FrozenReport): string {
  const parts = [
    `${id}  ${report.generatedAt}  ${totalsText(report)}`,
    report.sure.only ? `only those sure from ${report.sure.from} on` : null,
    periodSentence(report),
  ];
  return terminalText(parts.filter((part) => part !== null).join("  "));
}

/** That the figures are kept, and how to show them again; nothing of those that are not. */
export function frozenNotes({
  frozen,
  report,
}: {
  frozen?: string;
  report: { event: string };
}): string[] {
  if (frozen === undefined) return [];
  return [
    `Frozen: these figures stay what they were (readout report ${report.event} --frozen ${frozen}).`,
  ];
}
