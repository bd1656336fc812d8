import { openPlainTagger } from "./plain-tagger.ts";

/** The plain tagger of the next epoch, as a module that a retag is told of. */
export default openPlainTagger("plain", 2);
