/** Where a byte of a JSON text stands: between values, at the start of one, inside, at its end, or just behind it. */
export type BytePlace = "between" | "start" | "inside" | "last" | "behind";

const [QUOTE, BACKSLASH, COMMA, SPACE] = [34, 92, 44, 32];
const [ARRAY_START, ARRAY_END, OBJECT_START, OBJECT_END] = [91, 93, 123, 125];

export type ValueScanner = {
  /** Says what the next byte is. */
  take(byte: number): BytePlace;
  /** Whether an array has begun that has not ended. */
  inArray(): boolean;
};

/** Follows a JSON text byte by byte: the items of one array, or values one after another. */
export function openValueScanner(): ValueScanner {
  let array: "unknown" | "none" | "open" | "closed" = "unknown";
  let inValue = false;
  let inString = false;
  let escaped = false;
  let depth = 0;

  function enter(byte: number): void {
    if (byte === QUOTE) inString = true;
    else if (byte === OBJECT_START || byte === ARRAY_START) depth += 1;
  }

  function inText(byte: number): BytePlace {
    if (escaped) escaped = false;
    else if (byte === BACKSLASH) escaped = true;
    else if (byte === QUOTE) inString = false;
    return "inside";
  }

  function outside(byte: number): BytePlace {
    if (byte <= SPACE) return "between";
    if (array === "unknown" && byte === ARRAY_START) {
      array = "open";
      return "between";
    }
    if (array === "unknown") array = "none";
    if (array === "open" && byte === COMMA) return "between";
    if (array === "open" && byte === ARRAY_END) {
      array = "closed";
      return "between";
    }
    inValue = true;
    enter(byte);
    return "start";
  }

  function leave(place: "last" | "behind"): BytePlace {
    inValue = false;
    return place;
  }

  return {
    take(byte) {
      if (inString) return inText(byte);
      if (!inValue) return outside(byte);
      if (depth === 0) {
        if (byte <= SPACE || byte === COMMA) return leave("behind");
        if (array === "open" && byte === ARRAY_END) {
          array = "closed";
          return leave("behind");
        }
      }
      enter(byte);
      if (depth > 0 && (byte === OBJECT_END || byte === ARRAY_END)) {
        depth -= 1;
        if (depth === 0) return leave("last");
      }
      return "inside";
    },
    inArray: () => array === "open",
  };
}
