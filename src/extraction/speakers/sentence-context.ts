import type { CueIndex } from "../words/reporting-verbs.ts";
import type { Cast } from "./known-speakers.ts";
import type { MentionContext } from "./noun-phrases.ts";

/** What a sentence is read with: the text, the words that name, the verbs, and who was named before. */
export type SentenceContext = MentionContext & { cast: Cast; cues: CueIndex };
