import { type Line, openLine } from "./lines.ts";
import { openValueScanner } from "./value-scanner.ts";

const LINE_END = 10;

/** What is read of a JSON text: its values, and at the end whether it was cut off in an array. */
export type Values = { values: Line[]; cutOff: boolean };

/**
 * The items of a JSON array, or JSON values one after another, as the bytes of each and the line on which it
 * begins, some at a time and in constant memory; whether each is JSON is for others to find out.
 */
export async function* readValues(input: AsyncIterable<Buffer>): AsyncIterable<Values> {
  const scanner = openValueScanner();
  const value = openLine();
  let line = 1;
  let inValue = false;
  for await (const chunk of input) {
    const values: Line[] = [];
    let from = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      const place = scanner.take(byte);
      if (place === "start") {
        value.number = line;
        from = at;
        inValue = true;
      } else if (place === "last" || place === "behind") {
        value.add(chunk.subarray(from, place === "last" ? at + 1 : at));
        values.push(value.take());
        inValue = false;
      }
      if (byte === LINE_END) line += 1;
    }
    if (inValue) value.add(chunk.subarray(from));
    if (values.length > 0) yield { values, cutOff: false };
  }
  yield { values: inValue ? [value.take()] : [], cutOff: scanner.inArray() };
}
