import model from "wink-eng-lite-web-model";
import winkNLP, { type ItsFunction } from "wink-nlp";

/** A package that gives a text one number: how positive it sounds. */
export type Peer = { name: string; score(text: string): number };

/** The peers that are installed, and the names of those that are not. */
export async function openPeers(): Promise<{ peers: Peer[]; missing: string[] }> {
  process.env.DOTENV_CONFIG_QUIET = "true"; // natural loads dotenv, which would write to our output
  const peers: Peer[] = [openWink()];
  const missing: string[] = [];
  for (const [name, open] of OPTIONAL) {
    try {
      // A name that is not written out, so that the program runs without the package.
      const loaded = (await import(name)) as { default: unknown };
      peers.push({ name, score: open(loaded.default) });
    } catch {
      missing.push(name);
    }
  }
  return { peers, missing };
}

function openWink(): Peer {
  const nlp = winkNLP(model, ["sbd", "negation", "sentiment"]);
  const sentiment = nlp.its.sentiment as ItsFunction<number>;
  return { name: "wink-nlp", score: (text) => nlp.readDoc(text).out(sentiment) as number };
}

type Score = (text: string) => number;
type Vader = {
  SentimentIntensityAnalyzer: { polarity_scores(text: string): { compound: number } };
};
type Afinn = new () => { analyze(text: string): { comparative: number } };

type Natural = {
  SentimentAnalyzer: new (
    language: string,
    stemmer: unknown,
    vocabulary: string,
  ) => { getSentiment(words: string[]): number };
  PorterStemmer: unknown;
  WordTokenizer: new () => { tokenize(text: string): string[] };
};

const OPTIONAL: readonly (readonly [name: string, open: (loaded: unknown) => Score])[] = [
  [
    "wink-sentiment",
    (loaded) => {
      const score = loaded as (text: string) => { normalizedScore: number };
      return (text) => score(text).normalizedScore;
    },
  ],
  [
    "vader-sentiment",
    (loaded) => {
      const { SentimentIntensityAnalyzer } = loaded as Vader;
      return (text) => SentimentIntensityAnalyzer.polarity_scores(text).compound;
    },
  ],
  [
    "sentiment",
    (loaded) => {
      const analyzer = new (loaded as Afinn)();
      return (text) => analyzer.analyze(text).comparative;
    },
  ],
  [
    "natural",
    (loaded) => {
      const { SentimentAnalyzer, PorterStemmer, WordTokenizer } = loaded as Natural;
      const analyzer = new SentimentAnalyzer("English", PorterStemmer, "afinn");
      const tokenizer = new WordTokenizer();
      return (text) => {
        const words = tokenizer.tokenize(text);
        return words.length === 0 ? 0 : analyzer.getSentiment(words); // of no words it is NaN
      };
    },
  ],
];
