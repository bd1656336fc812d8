import fc from "fast-check";
import { CONFIDENCE_CLASSES } from "../../src/counting/sureness.ts";
import { STANCES } from "../../src/statement/tags.ts";
import { sentimentLabel } from "../../src/statement/tags.ts";
import { cell } from "./snapshots.ts";

const anyCell = fc
  .record({
    country: fc.constantFrom("US", "CN", "DE", "EU", "ARAB", null),
    stance: fc.constantFrom(...STANCES),
    day: fc.constantFrom("2023-04-26", "2023-04-27", "2024-01-01", null),
    background: fc.boolean(),
    attributed: fc.boolean(),
    confidence: fc.constantFrom(null, ...CONFIDENCE_CLASSES),
    model: fc.constantFrom("words-1", "words-2", "words-10"),
    score: fc.integer({ min: -100, max: 100 }),
    utterances: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ score, ...part }) => cell({ ...part, score, sentiment: sentimentLabel(score / 100) }));

export const anyCells = fc.array(anyCell, { maxLength: 40 });

/** Text of those who attack: markup, escapes, formulas, and characters of every sort between. */
export const hostileText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "<script>alert(1)</script>",
        `"><img src=x onerror='alert(1)'>`,
        "</style></title></svg><svg onload=alert(1)>",
        "\u001b]8;;https://evil.example\u0007click\u001b]8;;\u0007",
        "\u001b[2J\u009b31m",
        "\r\n",
        "\u2028",
        "\u202eabc\u202c\u2066\u200f",
        '=HYPERLINK("https://evil.example")',
        "+1",
        "-2+3",
        "@SUM(A1)",
        "\uff1d1+1",
        "\t=1",
        ";=1",
        "|",
        "| --- |",
        "[x](javascript:alert(1))",
        "![](https://evil.example/x.png)",
        "https://evil.example www.evil.example",
        "`code`",
        "**bold** _em_ ~~gone~~",
        "# heading",
        "&lt;b&gt; &#60;",
        "\\",
        "中文字符",
        "👨‍👩‍👧🇺🇦",
        "e\u0301",
        "\ud800",
        "\ufeff",
      ),
      fc.string({ unit: "binary", maxLength: 8 }),
      fc.string({ maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(""));
