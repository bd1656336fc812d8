/** What single words do in a sentence, one bit each. */
export const MARK = {
  quote: 1,
  end: 2,
  comma: 4,
  contrast: 8,
  concession: 16,
  /** Takes up an event, whatever it is. */
  takesUp: 32,
  /** Denies what stands within two words after it. */
  nearNegator: 64,
  /** Denies what stands within its reach. */
  negator: 128,
  /** After "not" it leaves nothing denied: "not only", "no doubt", "nothing but". */
  undoes: 256,
  /** No cue reaches over it. */
  barrier: 512,
  asks: 1024,
  exclaims: 2048,
} as const;

/** Parts of speech that cues tell apart, one bit each. */
export const PART: Readonly<Record<string, number>> = { VERB: 1, NOUN: 2, PROPN: 4, ADJ: 8 };

const BY_KEY: readonly (readonly [mark: number, words: string])[] = [
  [MARK.quote, '" “ ” « »'],
  [MARK.end, ". ? ! ; : …"],
  [MARK.comma, ","],
  [MARK.barrier, '. ? ! ; "'],
  [MARK.asks, "?"],
  [MARK.exclaims, "!"],
  [MARK.contrast, "but however yet nevertheless nonetheless"],
  [MARK.concession, "while although though despite notwithstanding"],
  [MARK.undoes, "only just doubt but"],
];
const BY_LEMMA: readonly (readonly [mark: number, words: string])[] = [
  [
    MARK.nearNegator,
    "not no never without nobody none nor neither hardly scarcely cannot nothing fail refuse decline stop lack unable nowhere barely instead prevent avoid deny reject rule",
  ],
];
const BY_EITHER: readonly (readonly [mark: number, words: string])[] = [
  [
    MARK.negator,
    "not no never without nobody none nor neither hardly scarcely nothing barely fail unable lack",
  ],
  [
    MARK.takesUp,
    "decision move announcement step news deal agreement accord pact plan proposal outcome result measure action development ruling verdict vote law bill treaty initiative summit meeting talks call visit election victory appointment resignation withdrawal ceasefire truce attack strike strikes ban sanctions reform policy resolution declaration statement document text report launch test arrest death killing release exchange merger takeover cut increase tariff tariffs project law legislation settlement compromise recognition it this that",
  ],
];

const ofKeys = bitsOf([...BY_KEY, ...BY_EITHER]);
const ofLemmas = bitsOf([...BY_LEMMA, ...BY_EITHER]);

/** The marks of a word, by its spelling and its base form. */
export function marksOf(key: string, lemma: string): number {
  return (ofKeys.get(key) ?? 0) | (ofLemmas.get(lemma) ?? 0);
}

function bitsOf(lists: readonly (readonly [mark: number, words: string])[]): Map<string, number> {
  const bits = new Map<string, number>();
  for (const [mark, words] of lists) {
    for (const word of words.split(" ")) bits.set(word, (bits.get(word) ?? 0) | mark);
  }
  return bits;
}
