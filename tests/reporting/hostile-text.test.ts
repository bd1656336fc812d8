import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  csvText,
  htmlText,
  markdownText,
  terminalText,
  webLink,
} from "../../src/reporting/hostile-text.ts";
import { hostileText } from "./arbitraries.ts";

test.each([
  ["\u001b[2J", "[U+001B][2J"],
  ["\u009b31m", "[U+009B]31m"],
  ["\u0000\u0007\u007f", "[U+0000][U+0007][U+007F]"],
  ["a\u202eb\u2066c\u200f", "a[U+202E]b[U+2066]c[U+200F]"],
  ["\u{e0041}", "[U+E0041]"],
  ["\ud800", "[U+D800]"],
  ["one\r\ntwo\tthree\u2028four", "one two three four"],
  ["soft\u00adly\ufeff", "softly"],
  ["👨‍👩‍👧 नम\u200dस्ते می\u200cخواهم", "👨‍👩‍👧 नम\u200dस्ते می\u200cخواهم"],
])("a terminal shows %j as %j", (text, shown) => {
  expect(terminalText(text)).toBe(shown);
});

test("HTML has no markup of its own", () => {
  expect(htmlText(`<a href="x" title='y'>&amp;`)).toBe(
    "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;",
  );
});

test.each([
  ["a|b\nc", "a\\|b c"],
  ["*bold* _em_ `code` ~gone~", "\\*bold\\* \\_em\\_ \\`code\\` \\~gone\\~"],
  ["[x](javascript:alert)", "\\[x\\]\\(javascript:alert)"],
  ["35 % [14–46], tone +0.13 (official)", "35 % [14–46], tone +0.13 (official)"],
  ["+0.13", "+0.13"],
  ["[1–2](javascript:alert)", "\\[1–2\\]\\(javascript:alert)"],
  ["[1–2]: https", "\\[1–2\\]: https"],
  ["wow!", "wow\\!"],
  ["<b>&lt;", "&lt;b&gt;&amp;lt;"],
  ["https://evil.example", "https\\:\\/\\/evil.example"],
  ["www.evil.example", "www\\.evil.example"],
  ["# no heading", "\\# no heading"],
  ["- no list", "\\- no list"],
  ["1. no list", "1\\. no list"],
  ["1) no list", "1\\) no list"],
  ["=== no heading", "\\=== no heading"],
  ["back\\slash", "back\\\\slash"],
  ["Xi-Zelensky call, 26.4.", "Xi-Zelensky call, 26.4."],
])("Markdown shows %j as %j", (text, shown) => {
  expect(markdownText(text)).toBe(shown);
});

test("Markdown has no mark without a backslash", () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const unescaped = markdownText(text).replace(/\\./gsu, "x");
      expect(unescaped).not.toMatch(/[`*_[\]<>|~$@#]|!$|:\/\/|www\.|\n/);
      expect(unescaped.replace(/&(?:amp|lt|gt);/g, "")).not.toContain("&");
    }),
  );
});

test.each([
  ["=1+1", "'=1+1"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'=1"],
  ["\r=1", "'=1"],
  [" =1", "'=1"],
  ["\uff1d1", "'\uff1d1"],
  ["\u22121", "'\u22121"],
  ['"=1', "'\"=1"],
  ["a;=1", "a;'=1"],
  ["a\n=1", "a =1"],
  ["Xi-Zelensky", "Xi-Zelensky"],
])("a spreadsheet gets %j as %j", (text, shown) => {
  expect(csvText(text)).toBe(shown);
});

describe("a link", () => {
  test.each([
    "javascript:alert(1)",
    "JAVASCRIPT:alert(1)",
    " javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "//evil.example",
    "https://paper.example@evil.example/",
    "not an address",
    "",
  ])("is never made of %j", (url) => {
    expect(webLink(url)).toBeNull();
  });

  it("is one of the web, in characters that are safe everywhere", () => {
    expect(webLink("https://paper.example/a(b)|c'd\"<e>`?q=ü&x=[1]")).toBe(
      "https://paper.example/a%28b%29%7Cc%27d%22%3Ce%3E%60?q=%C3%BC&x=%5B1%5D",
    );
    expect(webLink(undefined)).toBeNull();
  });
});
