import type { Statement } from "../statement/statement.ts";
import { NOTHING } from "./feature-space.ts";
import { languageCode } from "./language-code.ts";
import type { Lexicons } from "./lexicons.ts";
import { rememberLast } from "./remember-last.ts";
import type { Text } from "./tokens.ts";

/** Tells a statement's language as an ISO 639-1 code, given its text as read. */
export type LanguageOf = (statement: Statement, text: Text) => string;

/** The share of words that tell English from which a text is in it; in prose it is a third. */
export const ENGLISH_SHARE = 0.12;
/** Signs of other scripts than Latin. Pairs of surrogates are left out: they are mostly pictures. */
export const OTHER_SIGNS = /[\u0370-\u1dff\u2d00-\u2dff\u2e80-\ud7ff\uf900-\uffef]/;
const KEPT = 64;

/**
 * Opens the telling of languages: by the statement's own `lang`, else by its text where that is long
 * enough to tell. English by its own words is told at once, as nearly all statements are in English.
 */
export function openLanguageOf({ identifyLanguage }: Lexicons): LanguageOf {
  const codeOf = rememberLast((lang) => languageCode(lang) ?? "", KEPT);
  return ({ lang, text }, read) => {
    const known = lang === undefined ? "" : codeOf(lang);
    if (known !== "") return known;
    if (isPlainEnglish(read) && !OTHER_SIGNS.test(text)) return "en";
    return identifyLanguage(text) ?? "en";
  };
}

function isPlainEnglish({ forms }: Text): boolean {
  let words = 0;
  let english = 0;
  for (let i = 0; i < forms.length; i += 1) {
    const form = forms[i]!;
    if (form.word !== NOTHING) words += 1;
    english += form.english;
  }
  return english > ENGLISH_SHARE * words;
}
