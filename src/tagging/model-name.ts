/** What the names of all our models begin with. */
export const RULES_NAME = "readout-rules";

/** Goes up with every change of rules, lexicons or weights that changes tags: tests hold it to that. */
export const EPOCH = 11;

/** Our tagger, as far as events are compared with it. */
export const CURRENT_MODEL = { name: RULES_NAME, epoch: EPOCH };
