import type { Find } from "./finds.ts";

const EARLIER =
  /\b(?:at the time|(?:years?|months?) ago|last (?:year|month|spring|summer|autumn|winter)|earlier this year|(?:back )?(?:in|since) (?:(?:january|february|march|april|may|june|july|august|september|october|november|december),? )?(?:19|20)\d\d|once (?:told|said|called|warned)|(?:has|had|have) (?:warned|said|argued|called) since|was first (?:made public|announced|proposed)|it may be recalled|it is worth recalling)\b/i;

/** Whether the words around what was said, not the words said, put it in earlier days. */
export function isEarlier({ start, end, context }: Find, text: string): boolean {
  const around = `${text.slice(context.start, start)} ${text.slice(end, context.end)}`;
  return EARLIER.test(around.slice(0, 2_000));
}
