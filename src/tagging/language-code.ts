/** What `lang` says where it names no language. */
const NO_LANGUAGES = new Set(["und", "mul", "zxx", "mis"]);
const SHAPE = /^[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*$/i;
const LETTERS = "abcdefghijklmnopqrstuvwxyz".split("");

type Codes = { byName: Map<string, string>; shortest: Map<string, string> };

let codes: Codes | undefined;

/**
 * The ISO 639-1 code of "en-GB", "EN", "eng" or "English"; of a language that has none, the code of
 * three letters. Undefined for whatever names no language.
 */
export function languageCode(lang: string): string | undefined {
  if (lang === "en") return lang;
  codes ??= readCodes();
  const written = lang.trim();
  if (!SHAPE.test(written)) return codes.byName.get(written.toLowerCase());
  const [language] = written.split(/[-_]/, 1) as [string];
  const canonical = new Intl.Locale(language).language ?? language;
  if (NO_LANGUAGES.has(canonical) || nameOf(canonical) === undefined) {
    return codes.byName.get(written.toLowerCase());
  }
  return codes.shortest.get(canonical) ?? canonical;
}

/** Every code of two letters, by the platform's name of the language and by its canonical code. */
function readCodes(): Codes {
  const byName = new Map<string, string>();
  const shortest = new Map<string, string>();
  for (const first of LETTERS) {
    for (const second of LETTERS) {
      const code = first + second;
      const name = nameOf(code);
      const canonical = new Intl.Locale(code).language ?? code;
      if (name === undefined || (canonical !== code && canonical.length === 2)) continue;
      byName.set(name.toLowerCase(), code);
      shortest.set(canonical, code);
    }
  }
  return { byName, shortest };
}

function nameOf(code: string): string | undefined {
  names ??= new Intl.DisplayNames("en", { type: "language", fallback: "none" });
  return names.of(code);
}

let names: Intl.DisplayNames | undefined;
