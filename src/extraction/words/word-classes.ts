/** The classes of words that the rules of extraction ask for; their words and meanings are data. */
export const WORD_CLASSES = [
  "abstract ending",
  "act verb",
  "addressing pronoun",
  "adverb",
  "adverbial opening",
  "agent tail",
  "answer noun",
  "answer label",
  "answer word",
  "article",
  "article of a body",
  "aside opening",
  "asking label",
  "auxiliary",
  "bare answer",
  "base auxiliary",
  "be",
  "before agent",
  "before pronoun",
  "blow's end",
  "body noun",
  "body of media",
  "boilerplate opening",
  "box word",
  "byline opening",
  "called thing",
  "calling verb",
  "cast label",
  "clause opening",
  "clause pronoun",
  "clip label",
  "clock",
  "closing section",
  "comment noun",
  "common body",
  "comparing",
  "concession",
  "conjunction",
  "copula",
  "counting word",
  "courtesy title",
  "degree",
  "demonym",
  "descriptive opening",
  "determiner",
  "document word",
  "earlier section",
  "emphatic pronoun",
  "evaluating adjective",
  "event noun",
  "event verb",
  "feeling ending",
  "fronting",
  "firm name",
  "firm role",
  "first person",
  "further verb",
  "generic body",
  "get",
  "group name",
  "home verb",
  "indefinite article",
  "indefinite opening",
  "inner preposition",
  "inscribed",
  "judging adjective",
  "interpreter label",
  "known person",
  "label title",
  "layout word",
  "label topic",
  "lead to saying",
  "lead verb",
  "letter section",
  "list word",
  "loose verb",
  "man's name",
  "man's noun",
  "manner of speech",
  "mail header",
  "man's ending",
  "manner opening",
  "media name",
  "month",
  "name link",
  "name opening",
  "name particle",
  "named by",
  "naming participle",
  "national noun",
  "navigation",
  "no adverb",
  "no name",
  "no person",
  "nobody",
  "not",
  "not adverbial",
  "noun behind",
  "object opening",
  "object pronoun",
  "office noun",
  "office opening",
  "only",
  "opinion",
  "page part",
  "page part stem",
  "participle ending",
  "participle opening",
  "past report",
  "past verb",
  "person ending",
  "person noun",
  "person part",
  "personal pronoun",
  "personal verb",
  "phrase opening",
  "phrase tail",
  "placing word",
  "plain promise",
  "plain request",
  "plural noun",
  "point of view",
  "pointing back",
  "possessive",
  "present",
  "presenter",
  "procedure",
  "quotation's role",
  "quoted verb",
  "reaction noun",
  "receiving verb",
  "relative",
  "relative object",
  "reply",
  "said at",
  "said in",
  "salutation",
  "seat body",
  "sentence opening",
  "short topic word",
  "signed by",
  "signature part",
  "speaker ends",
  "speaker goes on",
  "speaker place",
  "speaker's clause",
  "stop word",
  "tail opening",
  "tells of a firm",
  "thing",
  "thing not wished",
  "title",
  "turn to another",
  "utterance",
  "viewer ends",
  "weak naming",
  "weekday",
  "whether",
  "wish",
  "with whom",
  "woman's ending",
  "woman's name",
  "woman's noun",
  "writing role",
] as const;
export type WordClass = (typeof WORD_CLASSES)[number];

/** The words of each class in lower case, in the order of the list. */
export type WordClasses = Readonly<Record<WordClass, ReadonlySet<string>>>;

/** The classes of a word in lower case. */
export type ClassesOf = (lower: string) => ReadonlySet<WordClass>;

const NONE: ReadonlySet<WordClass> = new Set();

/** The classes by their words, so that each word of a text is looked up once. */
export function indexClasses(classes: WordClasses): ClassesOf {
  const index = new Map<string, Set<WordClass>>();
  for (const name of WORD_CLASSES) {
    for (const word of classes[name]) {
      const named = index.get(word);
      if (named) named.add(name);
      else index.set(word, new Set([name]));
    }
  }
  return (lower) => index.get(lower) ?? NONE;
}

/** Whether a word ends with one of these. */
export function endsWithAny(word: string, endings: Iterable<string>): boolean {
  for (const ending of endings) if (word.endsWith(ending)) return true;
  return false;
}

/** Whether a line begins with one of these phrases as whole words; "by our*" may go on in the word. */
export function startsWithPhrase(line: string, phrases: Iterable<string>): boolean {
  const first = line.charCodeAt(0);
  for (const phrase of phrases) {
    if (phrase.charCodeAt(0) !== first) continue;
    if (phrase.endsWith("*") ? line.startsWith(phrase.slice(0, -1)) : isWhole(line, phrase)) {
      return true;
    }
  }
  return false;
}

function isWhole(line: string, phrase: string): boolean {
  return line.startsWith(phrase) && !/^[\p{L}\p{N}_]/u.test(line.slice(phrase.length));
}
