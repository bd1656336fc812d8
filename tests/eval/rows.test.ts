import { expect, test } from "vitest";
import { INVENTED_ROWS, KEPT_APART, NATURAL_ROWS } from "../../eval/examples.ts";
import { readLabelled } from "../../eval/rows.ts";
import { readTable } from "../../src/lexicons/table.ts";

const trained = [...NATURAL_ROWS, INVENTED_ROWS].flatMap(readLabelled);
const apart = KEPT_APART.flatMap(readLabelled);

test("rows kept apart share no event with those that are trained on", () => {
  const events = new Set(trained.map(({ labels }) => labels.event));
  expect(apart.filter(({ labels }) => events.has(labels.event))).toEqual([]);
});

test("each row has an id of its own", () => {
  const ids = [...trained, ...apart].map(({ labels }) => labels.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("no public figure of the gazetteer speaks in a row", () => {
  const people = readTable("people.tsv", ["code", "from", "to", "surname", "name"]);
  const names = people.map(({ name }) => name).filter((name) => name.includes(" "));
  const speakers = [...trained, ...apart].flatMap(({ statement }) => statement.speaker ?? []);
  expect(speakers.filter((speaker) => names.some((name) => speaker.includes(name)))).toEqual([]);
});
