/**
 * Where confidence can be divided into sure and unsure once it is counted: utterances are counted together
 * by the highest of these limits that their confidence reaches, so that cells stay few.
 */
export const SURE_LIMITS = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95] as const;

/** From which confidence on a stance is called sure where nobody says otherwise. */
export const SURE_FROM = 0.75;

/** What a cell keeps of a confidence: 0 under all limits, the highest limit that it reaches, or 1 for certainty. */
export const CONFIDENCE_CLASSES = [0, ...SURE_LIMITS, 1] as const;

/** The class of a confidence; null where none was measured. */
export function confidenceClass(confidence: number | null | undefined): number | null {
  if (confidence === null || confidence === undefined) return null;
  return CONFIDENCE_CLASSES.findLast((limit) => confidence >= limit) ?? 0;
}

/** Whether a stance is under the limit; what was not measured is never called unsure. */
export function isUnsure(confidence: number | null | undefined, sureFrom: number): boolean {
  return confidence !== null && confidence !== undefined && confidence < sureFrom;
}
