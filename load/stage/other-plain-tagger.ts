import { openPlainTagger } from "./plain-tagger.ts";

/** A plain tagger of another name, as a module that a retag is told of. */
export default openPlainTagger("other", 1);
