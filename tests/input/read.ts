import { expect } from "vitest";
import { InvalidInputError, type Problem } from "../../src/errors.ts";
import { type Checking, checkSources } from "../../src/input/check-sources.ts";
import { findSources } from "../../src/input/find-sources.ts";
import type { Statement } from "../../src/statement/statement.ts";
import { writeFiles } from "../servers/commands.ts";

/** What is read of a file with this content, without ids that were made. */
export async function readFile(name: string, content: string | Buffer, checking: Checking = {}) {
  const checked = await checkSources(await findSources(writeFiles({ [name]: content })), checking);
  const statements: Statement[] = [];
  for await (const some of checked.read()) statements.push(...some);
  return statements.map(({ id, ...rest }) => (/^m[\w-]{16}$/.test(id) ? rest : { id, ...rest }));
}

/** What is wrong with files of these contents: file, line, field, message. */
export async function problemsWith(
  contents: Record<string, string | Buffer>,
  checking: Checking = {},
): Promise<readonly Problem[]> {
  const checked = findSources(writeFiles(contents)).then((found) => checkSources(found, checking));
  const error = await checked.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(InvalidInputError);
  return (error as InvalidInputError).problems;
}

/** Text in windows-1252, as far as it is Latin-1 and the signs here. */
export function windows1252(text: string): Buffer {
  const signs: Record<string, number> = {
    "€": 0x80,
    "…": 0x85,
    "’": 0x92,
    "“": 0x93,
    "”": 0x94,
    "–": 0x96,
    "—": 0x97,
  };
  return Buffer.from([...text].map((sign) => signs[sign] ?? sign.codePointAt(0)!));
}

/** Text in UTF-16 with the low or the high byte first. */
export function utf16(text: string, order: "le" | "be"): Buffer {
  const bytes = Buffer.from(text, "utf16le");
  return order === "be" ? bytes.swap16() : bytes;
}
