/** The words by which an event is known: those of its title and its keywords, as stems. */
export type Topic = ReadonlySet<string>;

const EMPTY = new Set(
  "the and for with from into over after before about against between under that this these those its his her their has have had will would not new says said say how what why who when where says reacts react reaction reactions world live update updates latest news day".split(
    " ",
  ),
);
const MIN_LENGTH = 3;

/** The topic of an event from what is written about it; without words there is no topic. */
export function readTopic(...sources: (string | readonly string[] | undefined)[]): Topic {
  return new Set(sources.flat().flatMap((source) => stemsOf(source ?? "")));
}

/** Whether a text has a word of the topic, or as many different ones as asked for. */
export function touchesTopic(text: string, topic: Topic, times = 1): boolean {
  const touched = new Set(stemsOf(text).filter((stem) => topic.has(stem)));
  return touched.size >= times;
}

function stemsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.filter((word) => isTelling(word)).map(stem);
}

function isTelling(word: string): boolean {
  return (word.length >= MIN_LENGTH || /^(?:eu|un|uk|us|xi)$/.test(word)) && !EMPTY.has(word);
}

/** Endings cut off, so that "phones", "phoned" and "phoning" are one word. */
function stem(word: string): string {
  const bare = word.replace(/(?:ies|ied)$/, "y").replace(/(?:ing|ed|es|s)$/, "");
  const cut = bare.length >= MIN_LENGTH ? bare : word;
  return cut.length > 4 ? cut.replace(/e$/, "") : cut;
}
