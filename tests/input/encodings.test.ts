import fc from "fast-check";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { InvalidInputError } from "../../src/errors.ts";
import { readArticle } from "../../src/input/articles.ts";
import { findSources } from "../../src/input/find-sources.ts";
import { toUtf8 } from "../../src/input/utf8.ts";
import { writeFiles } from "../servers/commands.ts";
import { problemsWith, readFile, utf16, windows1252 } from "./read.ts";

const MARK = "\ufeff";
const SAID = "Müller nannte es “klug” – für 5 €, à la Zoë’s Café…";
const ENCODINGS: [encoding: string, encode: (text: string) => Buffer][] = [
  ["UTF-8", (text) => Buffer.from(text)],
  ["UTF-8 with its mark", (text) => Buffer.from(MARK + text)],
  ["UTF-16, low byte first", (text) => utf16(MARK + text, "le")],
  ["UTF-16, high byte first", (text) => utf16(MARK + text, "be")],
  ["UTF-16 without a mark", (text) => utf16(text, "le")],
  ["windows-1252", windows1252],
];

test.each(ENCODINGS)("every kind of file is read in %s", async (_, encode) => {
  const expected = [{ event: "e", text: SAID }];
  const row = JSON.stringify({ event: "e", text: SAID });
  expect(await readFile("a.jsonl", encode(`${row}\n`))).toEqual(expected);
  expect(await readFile("a.json", encode(`[\n ${row}\n]`))).toEqual(expected);
  expect(await readFile("a.csv", encode(`event;text\r\ne;${SAID}\r\n`))).toEqual(expected);
  expect((await articleIn("a.txt", encode(SAID))).text).toBe(SAID);
  expect((await articleIn("a.html", encode(`<p>${SAID}</p>`))).html).toBe(`<p>${SAID}</p>`);
});

test("a text is the same however its bytes come", async () => {
  for (const [, encode] of ENCODINGS) {
    const bytes = encode(
      `${SAID} 🇱🇻 plain `.replace(encode === windows1252 ? "🇱🇻" : "", "").repeat(3),
    );
    const whole = await decode([bytes]);
    expect(whole).toContain("Zoë’s");
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 }),
        async (sizes) => {
          expect(await decode(inParts(bytes, sizes))).toBe(whole);
        },
      ),
      { numRuns: 50 },
    );
  }
});

test("no bytes at all become a letter that was not there", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
      const read = await decode([Buffer.from(bytes)]).catch((error: unknown) => {
        expect(error).toBeInstanceOf(InvalidInputError);
        return "";
      });
      const honest =
        Buffer.from(bytes).toString("latin1").includes("\xef\xbf\xbd") || isUtf16(bytes);
      if (!honest) expect(read).not.toContain("\ufffd");
    }),
    { numRuns: 2_000 },
  );
});

test.each<[what: string, bytes: Buffer, message: RegExp]>([
  [
    "Cyrillic in windows-1251",
    Buffer.from([0x4d, 0x20, 0xcc, 0xe8, 0xed, 0xe8]),
    /neither UTF-8 nor/,
  ],
  ["Polish in windows-1250", Buffer.from("Wa\xb3\xeasa", "latin1"), /neither UTF-8 nor/],
  ["a byte that is nothing", Buffer.from("caf\x81", "latin1"), /neither UTF-8 nor/],
  ["UTF-8 with a line of windows-1252", Buffer.from("Zoë, Zo\xeb", "latin1"), /windows-1252|UTF-8/],
  [
    "windows-1252 with a line of UTF-8",
    Buffer.concat([windows1252("Zoë "), Buffer.from("Zoë")]),
    /UTF-8/,
  ],
  [
    "a word processor's document",
    Buffer.from("PK\x03\x04....word/document.xml"),
    /word processor.*\.txt/,
  ],
  ["a spreadsheet", Buffer.from("PK\x03\x04....xl/workbook.xml"), /CSV UTF-8/],
  ["a PDF", Buffer.from("%PDF-1.7"), /PDF/],
  ["rich text", Buffer.from("{\\rtf1\\ansi hello}"), /word processor/],
  ["a program", Buffer.from("\x7fELF\x02\x01\x01\0\0\0", "latin1"), /not text/],
])("%s is refused whatever its name is, with what to do", async (what, bytes, message) => {
  if (what.startsWith("UTF-8 with"))
    bytes = Buffer.concat([Buffer.from("Zoë "), windows1252("Zoë")]);
  for (const name of ["a.txt", "a.html"])
    await expect(articleIn(name, bytes)).rejects.toThrow(message);
  const file = expect.stringMatching(/a\.\w+$/);
  for (const name of ["a.csv", "a.jsonl", "a.json"])
    expect(await problemsWith({ [name]: bytes })).toContainEqual({
      file,
      line: expect.any(Number),
      message: expect.stringMatching(message),
    });
});

test("the line is named from which on a file is not in its encoding", async () => {
  const row = `{"event":"e","text":"Zoë"}\n`;
  const bytes = Buffer.concat([Buffer.from(row + row), windows1252(row)]);
  const [problem] = await problemsWith({ "a.jsonl": bytes });
  expect(problem).toMatchObject({ line: 3, message: expect.stringMatching(/only partly UTF-8/) });
});

test("that a file was read as windows-1252 is said, with a word of it", async () => {
  const notes: string[] = [];
  const onNote = (note: string) => void notes.push(note);
  await readFile("a.csv", windows1252("event,text\ne,Herr Müller sagte Ja\n"), { onNote });
  expect(notes).toEqual([expect.stringMatching(/a\.csv: .*windows-1252.*“Müller”/)]);
});

test.each<[declared: string, bytes: Buffer, text: string]>([
  ['<meta charset="windows-1252">', windows1252("Zoë’s"), "Zoë’s"],
  [
    "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>",
    windows1252("Zoë’s"),
    "Zoë’s",
  ],
  ['<?xml version="1.0" encoding="ISO-8859-1"?>', windows1252("Zoë"), "Zoë"],
  ['<meta charset="windows-1251">', Buffer.from([0xcc, 0xe8, 0xf0]), "Мир"],
  ['<meta charset="shift_jis">', Buffer.from([0x93, 0xfa, 0x96, 0x7b]), "日本"],
  ['<meta charset="iso-8859-1">', Buffer.from("Zoë’s"), "Zoë’s"],
  ['<meta charset="utf-8">', windows1252("Zoë’s"), "Zoë’s"],
  ['<meta charset="utf-16">', Buffer.from("Zoë’s"), "Zoë’s"],
])("a page that declares %s is read rightly", async (declared, bytes, text) => {
  const page = Buffer.concat([Buffer.from(`${declared}<p>`), bytes]);
  expect((await articleIn("a.html", page)).html).toBe(`${declared}<p>${text}`);
});

test("a page that can't be read in what it declares is refused by name", async () => {
  const page = Buffer.concat([Buffer.from('<meta charset="klingon">'), windows1252("Zoë")]);
  await expect(articleIn("a.html", page)).rejects.toThrow(/a\.html: declares the encoding klingon/);
});

test.each<[encoding: string, text: string]>([
  ["GB18030", "外交部发言人星期一表示，中方欢迎这项协议，并希望各方遵守。"],
  ["Shift_JIS", "外務省の報道官は月曜日、この合意を歓迎すると述べた。"],
  ["EUC-KR", "외교부 대변인은 월요일에 이번 합의를 환영한다고 말했다."],
  ["windows-1251", "Министр заявил в понедельник, что приветствует соглашение сторон."],
])(
  "an article in %s that does not say so is read by its bytes, and a note says how",
  async (encoding, text) => {
    const english = "The treaty was signed on Monday.";
    for (const [name, whole] of [
      ["a.txt", `${english}\n\n${text}`],
      ["a.html", `<p>${english}</p><p>${text}</p>`],
    ] as const) {
      const notes: string[] = [];
      const article = await articleIn(name, iconv.encode(whole, encoding), notes);
      expect(article.html ?? article.text).toBe(whole);
      expect(notes).toEqual([expect.stringMatching(/was read as [\w-]+ \(it says/)]);
    }
  },
);

test("a page with a broken character is read as browsers show it", async () => {
  const page = Buffer.concat([
    Buffer.from(`<meta charset="utf-8"><p>${"Zoë said so. ".repeat(200)}`),
    Buffer.from([0xe9]),
    Buffer.from("</p>"),
  ]);
  const notes: string[] = [];
  expect((await articleIn("a.html", page, notes)).html).toContain("Zoë said so. \ufffd</p>");
  expect(notes).toHaveLength(1);
});

async function articleIn(name: string, content: Buffer, notes: string[] = []) {
  const [source] = await findSources(writeFiles({ [name]: content }));
  return readArticle(source!, {}, (note) => void notes.push(note));
}

async function decode(parts: Iterable<Buffer>): Promise<string> {
  async function* stream() {
    yield* parts;
  }
  const decoded: Buffer[] = [];
  for await (const part of toUtf8(stream())) decoded.push(part);
  return Buffer.concat(decoded).toString();
}

function* inParts(bytes: Buffer, sizes: readonly number[]): Iterable<Buffer> {
  let from = 0;
  for (const size of sizes) {
    yield bytes.subarray(from, from + size);
    from += size;
  }
  yield bytes.subarray(from);
}

/** U+FFFD may stand in UTF-16 as any other character. */
function isUtf16(bytes: Uint8Array): boolean {
  return (
    Buffer.from(bytes)
      .toString("latin1")
      .search(/\xfd\xff|\xff\xfd/) !== -1
  );
}
