import { InvalidInputError } from "../errors.ts";
import {
  SPEECH_FRAMES,
  type SpeechFrame,
  type SpeechLexicon,
} from "../extraction/words/speech-lexicon.ts";
import { readBodies, readCountries } from "./country-names.ts";
import { loadWordClasses } from "./load-word-classes.ts";
import { listOf, readTable } from "./table.ts";

const FILE = "speech-verbs.tsv";

let loaded: SpeechLexicon | undefined;

/** The verbs that report speech, the names of places, and the classes of words, checked; read once. */
export function loadSpeechLexicon(): SpeechLexicon {
  loaded ??= readLexicon();
  return loaded;
}

function readLexicon(): SpeechLexicon {
  const verbs = readTable(FILE, ["pattern", "frame", "past"]).map((row) => {
    if (!isFrame(row.frame)) {
      const message = `"${row.frame}" is not a frame; the frames are ${SPEECH_FRAMES.join(", ")}`;
      throw new InvalidInputError(
        [{ file: FILE, line: row.line, field: "frame", message }],
        "INVALID_LEXICON",
      );
    }
    return { pattern: row.pattern, frame: row.frame, past: listOf(row.past) };
  });
  const places = readCountries().flatMap((row) => [
    row.name,
    ...[row.alternatives, row.capitals, row.places].flatMap(listOf),
  ]);
  const bodies = readBodies().flatMap((row) => [row.name, ...listOf(row.alternatives)]);
  return { verbs, places: new Set(places), bodies: new Set(bodies), classes: loadWordClasses() };
}

function isFrame(value: string): value is SpeechFrame {
  return (SPEECH_FRAMES as readonly string[]).includes(value);
}
