/** What the names of all our models begin with. */
export const RULES_NAME = "readout-rules";
