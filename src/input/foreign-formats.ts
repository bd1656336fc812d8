import { extname } from "node:path";

const WORD = "is a word processor's document; save it there as plain text (.txt, UTF-8)";
const SHEET = "is a spreadsheet; save it there as CSV UTF-8 (.csv)";
const PDF = "is a PDF; copy its text into a .txt file, or save its page as .html";
const PACKED = "is packed; unpack it first";
const ARCHIVE = 'is a web archive; save the page as "HTML only" (.html) in the browser';
const PICTURE = "is a picture; Readout reads text only";
const BINARY = "is not text; save it as text (UTF-8)";

const BY_EXTENSION: Record<string, string> = {
  ".doc": WORD,
  ".docx": WORD,
  ".odt": WORD,
  ".pages": WORD,
  ".rtf": WORD,
  ".numbers": SHEET,
  ".ods": SHEET,
  ".xls": SHEET,
  ".xlsm": SHEET,
  ".xlsx": SHEET,
  ".pdf": PDF,
  ".7z": PACKED,
  ".gz": PACKED,
  ".zip": PACKED,
  ".mht": ARCHIVE,
  ".mhtml": ARCHIVE,
  ".webarchive": ARCHIVE,
  ".gif": PICTURE,
  ".jpeg": PICTURE,
  ".jpg": PICTURE,
  ".png": PICTURE,
  ".webp": PICTURE,
};

const BY_BEGINNING: [beginning: string, message: string][] = [
  ["%PDF", PDF],
  ["{\\rtf", WORD],
  ["\x1f\x8b", PACKED],
  ["7z\xbc\xaf", PACKED],
  ["\x89PNG", PICTURE],
  ["\xff\xd8\xff", PICTURE],
  ["GIF8", PICTURE],
  ["\xd0\xcf\x11\xe0", "is a document of Word or Excel; save it there as text (.txt) or CSV UTF-8"],
];

/** How a file of this name is made into one that can be read; undefined for names that say nothing. */
export function foreignByName(name: string): string | undefined {
  return BY_EXTENSION[extname(name).toLowerCase()];
}

/** The same, by the first bytes of a file; undefined for what may be text. */
export function foreignByContent(head: Buffer): string | undefined {
  const start = head.subarray(0, 8).toString("latin1");
  if (start.startsWith("PK\x03\x04")) return packedKind(head.toString("latin1"));
  const known = BY_BEGINNING.find(([beginning]) => start.startsWith(beginning));
  if (known) return known[1];
  return head.includes(0) ? BINARY : undefined;
}

/** Documents of today are packed files with names inside that tell them. */
function packedKind(content: string): string {
  if (/word\/|opendocument\.text/.test(content)) return WORD;
  return /xl\/|opendocument\.spreadsheet/.test(content) ? SHEET : PACKED;
}
