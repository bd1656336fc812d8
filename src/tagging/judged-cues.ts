import type { CueHit } from "./cue-hits.ts";
import type { EventWords } from "./event-words.ts";
import { CLAUSE, type Clauses } from "./clauses.ts";
import { MARK } from "./marks.ts";
import type { Form } from "./form.ts";

/** A cue of stance or tone with what the words around it do to it. */
export type JudgedCue = CueHit & {
  negated: boolean;
  /** Amplifiers and downtoners beside it, multiplied. */
  intensity: number;
  /** Conceded ("while welcoming ...", or what comes before "but"): not the main point. */
  conceded: boolean;
  /** In a clause with "which" after a cue that has judged the event. */
  aside: boolean;
  /** What comes after "but". */
  stressed: boolean;
  hedged: boolean;
  quoted: boolean;
  /** Whether its object or subject is the event, something else by name, or not told. */
  target: "event" | "other" | "open";
};

const NEGATION_REACH = 4;
const INTENSITY_REACH = 2;
const TARGET_REACH = 7;

/** What cues are judged by. */
export type Surroundings = { clauses: Clauses; event: EventWords; events: readonly boolean[] };

/** Judges each stance cue by its surroundings; the shifters among the hits are used up. */
export function judgeCues(
  forms: readonly Form[],
  hits: readonly CueHit[],
  around: Surroundings,
): JudgedCue[] {
  const { clauses } = around;
  const judged: JudgedCue[] = [];
  const shifters = hits.filter(({ cue }) => cue.use === "amplifier" || cue.use === "downtoner");
  for (const hit of hits) {
    const { cue, from, to } = hit;
    if (cue.use !== "stance" && cue.use !== "irony") continue;
    const clause = clauses.marks[clauses.of[from]!] ?? 0;
    judged.push({
      cue,
      from,
      to,
      negated: cue.flips && (isNegated(forms, from, clauses) || isNegatedWithin(forms, hit)),
      intensity: intensityAt(shifters, from, to),
      conceded: (clause & CLAUSE.conceded) !== 0,
      aside: (clause & CLAUSE.aside) !== 0,
      stressed: (clause & CLAUSE.stressed) !== 0,
      hedged: (clause & CLAUSE.hedged) !== 0,
      quoted: clauses.quoted[from]!,
      target: cue.stance === "none" ? "open" : targetOf(forms, hit, around),
    });
  }
  return judged;
}

/** A negator shortly before, in the same clause. */
function isNegated(forms: readonly Form[], from: number, clauses: Clauses): boolean {
  for (let at = from - 1; at >= Math.max(0, from - NEGATION_REACH); at -= 1) {
    if (clauses.of[at] !== clauses.of[from]) return false;
    const { marks } = forms[at]!;
    if ((marks & (MARK.negator | MARK.nearNegator)) === 0) continue;
    const next = forms[at + 1];
    if (next && (next.marks & MARK.undoes) !== 0) continue;
    if ((marks & MARK.negator) !== 0) return true;
    if (from - at <= 2) return true;
  }
  return false;
}

/** "has not the slightest doubt": a negator in the gap of a pattern that has none itself. */
function isNegatedWithin(forms: readonly Form[], { cue, from, to }: CueHit): boolean {
  if (!cue.gap) return false;
  for (let at = from + 1; at < to - 1; at += 1) {
    const { marks, key } = forms[at]!;
    if ((marks & MARK.negator) === 0 || (forms[at + 1]!.marks & MARK.undoes) !== 0) continue;
    if (!cue.pattern.split(" ").includes(key)) return true;
  }
  return false;
}

function intensityAt(shifters: readonly CueHit[], from: number, to: number): number {
  let intensity = 1;
  for (const { cue, from: start, to: end } of shifters) {
    const beside = (end <= from && from - end < INTENSITY_REACH) || start === to;
    if (!beside) continue;
    intensity *= cue.use === "amplifier" ? 1.35 : 0.6;
  }
  return intensity;
}

/** Looks for the event after a cue that takes an object, before one that takes a subject. */
function targetOf(
  forms: readonly Form[],
  hit: CueHit,
  { events, event }: Surroundings,
): JudgedCue["target"] {
  const subject = hit.cue.slot === "subject";
  let other = false;
  if (hit.cue.inner) {
    // The event stands between the words of the cue: "call the talks off".
    for (let at = hit.from + 1; at < hit.to - 1; at += 1) if (events[at]) return "event";
  }
  for (let i = 0; i < TARGET_REACH; i += 1) {
    const at = subject ? hit.from - 1 - i : hit.to + i;
    const token = forms[at];
    if (!token || token.key === "." || token.key === ";") break;
    if (events[at]) return "event";
    if (token.pos === "PROPN" && !event.named.has(token.key)) other = true;
  }
  return other ? "other" : "open";
}
