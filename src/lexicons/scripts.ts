import { InvalidInputError } from "../errors.ts";
import { numberOf, readTable } from "./table.ts";

/** A script, the language that it most often writes, and how much its letters in a text say. */
type Script = { language: string; letters: number; signs: RegExp };

const FILE = "scripts.tsv";
const LATIN = /\p{Script=Latin}/gu;

let loaded: readonly Script[] | undefined;

/**
 * The language of the script that most of a text is written in, and undefined if that is Latin.
 * Where kana stand beside Chinese characters the text is Japanese.
 */
export function languageOfScript(text: string): string | undefined {
  loaded ??= readScripts();
  const shares = new Map<string, number>();
  for (const { language, letters, signs } of loaded) {
    const share = letters * (text.match(signs)?.length ?? 0);
    if (share > 0) shares.set(language, (shares.get(language) ?? 0) + share);
  }
  const [chinese, japanese] = [shares.get("zh") ?? 0, shares.get("ja") ?? 0];
  if (japanese > 0 && 8 * japanese > chinese) shares.set("ja", japanese + chinese);
  let best: string | undefined;
  let most = text.match(LATIN)?.length ?? 0;
  for (const [language, share] of shares) if (share > most) [best, most] = [language, share];
  return best;
}

function readScripts(): readonly Script[] {
  return readTable(FILE, ["script", "language", "letters"]).map((row) => ({
    language: row.language,
    letters: numberOf(
      row.letters,
      { min: 1, max: 9 },
      { file: FILE, line: row.line, field: "letters" },
    ),
    signs: signsOf(row.script, row.line),
  }));
}

function signsOf(script: string, line: number): RegExp {
  try {
    return new RegExp(`\\p{Script=${script}}`, "gu");
  } catch {
    const message = `"${script}" is not a script; use a name that Unicode has, such as Cyrillic`;
    const problem = { file: FILE, line, field: "script", message };
    throw new InvalidInputError([problem], "INVALID_LEXICON");
  }
}
