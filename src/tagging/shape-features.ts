import { addTo, type Features } from "./linear-model.ts";
import type { Reading } from "./reading.ts";

const PERSONS: ReadonlyMap<string, string> = new Map(
  [
    ["we", ["we", "our", "us"]],
    ["i", ["i", "my", "me"]],
    ["you", ["you", "your"]],
    ["they", ["they", "their"]],
    ["no", ["no", "not", "never", "nobody"]],
  ].flatMap(([person, words]) =>
    (words as string[]).map((word): [string, string] => [word, person as string]),
  ),
);
const MODALS = new Set("would could might may must should will can shall".split(" "));
const SHIFTERS = new Set(
  "but if while although whether only even until unless however as like too so than who what how why already still yet once again now".split(
    " ",
  ),
);

/** The shape of a statement: questions, quotes, persons, modals, shifters, who speaks, how long. */
export function addShapeFeatures(features: Features, reading: Reading): void {
  const { fields, clauses, hits, role, event } = reading;
  const { text } = fields;
  let quoted = 0;
  let events = 0;
  for (const [at, token] of text.entries()) {
    const { key } = token;
    if (clauses.quoted[at]) quoted += 1;
    if (key === "?") addTo(features, clauses.quoted[at] ? "shape:asked" : "shape:question", 0.5);
    if (key === "!") addTo(features, "shape:exclaimed", 0.5);
    const person = PERSONS.get(key);
    if (person) features.set(`person:${person}`, 0.5);
    if (MODALS.has(key)) features.set(`modal:${key}`, 0.4);
    if (SHIFTERS.has(key)) features.set(`shifter:${key}`, 0.4);
    if (event.isEvent(token)) events += 1;
  }
  for (const { cue } of hits) if (cue.use !== "stance") features.set(`use:${cue.use}`, 0.4);
  features.set(`role:${role}`, 0.5);
  features.set("shape:quoted", text.length > 0 ? quoted / text.length : 0);
  features.set("shape:length", Math.min(2, text.length / 60));
  features.set("shape:events", Math.min(2, events / 4));
  if (quoted === 0) features.set("shape:unquoted", 0.5);
}
