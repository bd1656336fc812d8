import fc from "fast-check";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { eventSlug } from "../../src/statement/event-slug.ts";
import { parseStatement } from "../../src/statement/parse-statement.ts";
import { extract } from "./reading.ts";

const WORDS =
  "said|told|welcomed|accused|according to|he|The minister|Anna Berg|Tokyo|that|and|of|,|.|:|?|“|”|\"|'|’|‘|«|»|(|)|[|]|…|—|\n|\n\n|> |- |\u{1F600}|\u0000|a|in Oslo".split(
    "|",
  );
const prose = fc
  .array(fc.constantFrom(...WORDS), { maxLength: 120 })
  .map((words) => words.join(" "));
const anything = fc.oneof(prose, fc.string({ unit: "binary", maxLength: 400 }));

/** Words without what can't be kept of them: control characters, halves of pairs, kinds of line ends. */
const plain = (words: string) => words.toWellFormed().replace(/[\p{Cc}\s]+/gu, " ");

test("any text gives statements that stand where they say and that Readout accepts", () => {
  fc.assert(
    fc.property(anything, (text) => {
      for (const statement of extract({ text })) {
        const { start, end } = statement.span!;
        expect(plain(statement.text)).toBe(plain(text.slice(start, end)));
        expect(parseStatement(statement)).toEqual(statement);
      }
    }),
    { numRuns: 300 },
  );
});

test("any page is read without complaint", () => {
  fc.assert(
    fc.property(anything, (text) => {
      for (const statement of extract({ html: `<p>${text}` })) parseStatement(statement);
    }),
    { numRuns: 100 },
  );
});

test("statements never overlap each other", () => {
  fc.assert(
    fc.property(prose, (text) => {
      const spans = extract({ text }).map(({ span }) => span!);
      spans.sort((a, b) => a.start - b.start);
      for (const [index, span] of spans.entries()) {
        const next = spans[index + 1];
        if (next) expect(span.end).toBeLessThanOrEqual(next.start);
      }
    }),
    { numRuns: 300 },
  );
});

test.each<[title: string, slug: string | undefined]>([
  ["Xi Jinping phones Volodymyr Zelensky", "xi-jinping-phones-volodymyr-zelensky"],
  ["São Tomé’s “big” vote: 61 %", "sao-tomes-big-vote-61"],
  ["Łódź", "odz"],
  ["???", undefined],
])("the event of %s is %s", (title, slug) => {
  expect(eventSlug(title)).toBe(slug);
});

test("the sample article opens with what Kyiv said and where it stands", () => {
  const file = new URL("../../samples/articles/xi-zelensky-call.txt", import.meta.url);
  const text = readFileSync(file, "utf8");
  const statements = extract({ text, event: "xi-zelensky-call" });
  expect(statements.length).toBeGreaterThan(18);
  for (const { span, text: words } of statements) {
    expect(text.slice(span!.start, span!.end)).toBe(words);
  }
  const said = statements.map(({ speaker, cue }) => `${speaker}: ${cue}`);
  expect(said).toContain("Moscow: accused");
  expect(said).toContain("a White House spokesman: said");
});

test("a page gives its statements, its outlet and its date, and none of its furniture", () => {
  const file = new URL("../../samples/articles/kingston-seabed-pause.html", import.meta.url);
  const statements = extract({ html: readFileSync(file, "utf8") });
  expect(statements.length).toBeGreaterThan(12);
  for (const statement of statements) {
    expect(statement).toMatchObject({
      event: "kingston-conference-agrees-a-ten-year-pause-on-deep-sea-mining",
      outlet: "Quayside Courier",
      publishedAt: "2025-06-13T07:40:00Z",
      lang: "en",
    });
    expect(statement.span).toBeUndefined();
    expect(statement.text).not.toMatch(/privacy|slept|Hands off|heard the ship|fish will/);
  }
});

const HOSTILE = [
  "“a ",
  '"a" said ',
  "'a ",
  "[((",
  "he said that ",
  "Anna Berg, ",
  "“abc\n\n",
  "> “a\n",
  "a. “B.” ",
  "Anna Berg told ",
  "“‘",
  "’s ",
  "was welcomed by ",
  "Anna Berg: hello\n\n",
  "— a – b - ",
];

test.each(HOSTILE)("time grows with length, not faster, for %j", (unit) => {
  const timeOf = (length: number) => {
    const text = unit.repeat(Math.ceil(length / unit.length));
    const before = process.cpuUsage(); // of its own, whatever else the machine does
    extract({ text });
    return process.cpuUsage(before).user / 1_000;
  };
  // The least of several: on a busy machine one of them may be held up.
  const leastOf = (length: number) => Math.min(...[1, 2, 3].map(() => timeOf(length)));
  const short = leastOf(25_000);
  // Eight times the text: what is quadratic would take sixty-four times as long.
  expect(leastOf(200_000)).toBeLessThan(30 * Math.max(short, 20));
});

test("a page nested too deep for a tree is read as text", () => {
  const html = `${"<div>".repeat(50_000)}<p>Anna Berg said that it was good.`;
  expect(extract({ html }).map(({ speaker }) => speaker)).toEqual(["Anna Berg"]);
});

test.each([
  "“‘Anna Berg (said [that «he “told, ",
  "- a\n",
  "> a\n\n",
  "“a” Anna Berg said. ",
  "\n\n",
])("a long hostile text of %j is read to its end", (unit) => {
  const text = unit.repeat(Math.ceil(300_000 / unit.length));
  expect(() => extract({ text })).not.toThrow();
});

test.each(["<li>- a", "<blockquote>“a”</blockquote>", "<br>", "<", "&amp;"])(
  "a hostile page of %j is read to its end",
  (unit) => {
    const html = unit.repeat(Math.ceil(300_000 / unit.length));
    expect(() => extract({ html })).not.toThrow();
  },
);

test("a set-off quotation of very many paragraphs is read to its end", () => {
  const html = `<article><blockquote>${"<p>“a".repeat(150_000)}</blockquote></article>`;
  expect(() => extract({ html })).not.toThrow();
});
