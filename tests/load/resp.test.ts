import fc from "fast-check";
import { expect, test } from "vitest";
import { openSplitter, readRequest } from "../../load/stage/resp.ts";

const VALUES = [
  "+OK\r\n",
  "-ERR no\r\n",
  ":7\r\n",
  "$-1\r\n",
  "$0\r\n\r\n",
  "$4\r\n\r\n\r\n\r\n",
  "*-1\r\n",
  "*0\r\n",
  "*2\r\n$1\r\na\r\n*1\r\n:1\r\n",
  "%1\r\n+a\r\n_\r\n",
  "=5\r\ntxt:a\r\n",
];

test("a stream is cut into whole values, wherever its packets begin and end", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...VALUES), { maxLength: 8 }),
      fc.integer({ min: 1, max: 9 }),
      (values, size) => {
        const bytes = Buffer.from(values.join(""));
        const { push } = openSplitter();
        const found: string[] = [];
        for (let at = 0; at < bytes.length; at += size)
          found.push(...push(bytes.subarray(at, at + size)).map(String));
        expect(found).toEqual(values);
      },
    ),
  );
});

test("a request is read into its words", () => {
  expect(readRequest(Buffer.from("*2\r\n$3\r\nGET\r\n$4\r\nä\r\n\r\n"))).toEqual(["GET", "ä\r\n"]);
});
