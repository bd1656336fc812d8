const words = (list: string) => new Set(list.trim().split(/\s+/));

/** Words that open a noun phrase. */
export const DETERMINERS = words(
  "the a an this that these those one two three four five six several some many most all both each another its his her their our my your no any",
);
/** Words that open an adverbial, before a subject or behind a verb. */
export const PREPOSITIONS = words(
  "in on at from to of by for with without after before during since until under over about against between among around through throughout within despite following amid as near beyond behind across outside inside upon via like unlike reached asked speaking back next minutes hours days weeks months years earlier later out because if when while although though once",
);
/** Verbs that help others, and the copula. */
export const AUXILIARIES = words(
  "has have had is are was were be been will would may might can could should shall must did does do having being 'd 's",
);
/** Adverbs that stand between a subject and its verb. */
export const ADVERBS = words(
  "also then later earlier still even nevertheless nonetheless meanwhile however only again once twice further recently repeatedly publicly privately openly quickly immediately promptly simply merely just yesterday today reportedly already always never previously now long soon first often so both all thus therefore likewise neither not too",
);
/** Words that open a clause about what stands before them. */
export const RELATIVES = words("who whose which whom that what where when why how");
/** Capitals at the start of a sentence that name nobody. */
export const NO_NAMES = words(
  "i we you there here this that these those what who why how when where which whoever whatever nobody everybody someone somebody anyone everyone nothing everything something none others other some many most few all both such much more less not no yes neither nor and but or so yet for if as although though while because since until unless whether however meanwhile still even only also then thus instead perhaps probably nowhere never now today yesterday tomorrow once again later earlier elsewhere otherwise monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december photo photograph image video read related correction share",
);
