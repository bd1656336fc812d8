import chardet from "chardet";

/** So many bytes beyond ASCII tell an encoding, if one is this likely and leads the next by that. */
const MIN_BYTES = 30;
const MIN_CONFIDENCE = 40;
const MIN_LEAD = 15;
const MAX_LOOKED_AT = 20_000;

/** Names for what is told elsewhere, and better. */
const TOLD_ELSEWHERE = /^(?:ascii|utf-|iso-8859-1$|windows-1252$)/i;

/** A text in the encoding that its bytes tell, and the name of that; undefined where they don't tell it clearly. */
export function decodeDetected(bytes: Buffer): { text: string; encoding: string } | undefined {
  const parts = foreignParts(bytes);
  const [likeliest, next] = parts ? chardet.analyse(parts) : [];
  if (!likeliest || TOLD_ELSEWHERE.test(likeliest.name)) return undefined;
  const lead = likeliest.confidence - (next?.confidence ?? 0);
  if (likeliest.confidence < MIN_CONFIDENCE || lead < MIN_LEAD) return undefined;
  try {
    const text = new TextDecoder(likeliest.name, { fatal: true }).decode(bytes);
    return { text, encoding: likeliest.name };
  } catch {
    return undefined; // it is none of the Web's encodings, or not this one after all
  }
}

/** The words with bytes beyond ASCII, if they are enough: the tags and English words of a page tell nothing. */
function foreignParts(bytes: Buffer): Buffer | undefined {
  const words = bytes.toString("latin1").split(/[\s<>]+/);
  const foreign = words.filter((word) => /[^\0-\x7f]/.test(word)).join(" ");
  const enough = foreign.replace(/[\0-\x7f]/g, "").length >= MIN_BYTES;
  return enough ? Buffer.from(foreign.slice(0, MAX_LOOKED_AT), "latin1") : undefined;
}
