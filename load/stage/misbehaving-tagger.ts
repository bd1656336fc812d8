import { appendFileSync } from "node:fs";
import type { Statement } from "../../src/statement/statement.ts";
import type { Tagger } from "../../src/tagging/tagger.ts";

/** What a statement whose text is "poison: <name>" does to the thread that tags it. */
export const MISBEHAVIOURS = {
  "takes half a second": () => busy(500),
  "takes a minute": () => busy(60_000),
  "never comes back": () => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  "throws null": () => {
    throw null;
  },
  "throws late": () => {
    setTimeout(() => {
      throw new Error("too late to be caught");
    });
  },
  "rejects unheard": () => void Promise.reject(new Error("nobody hears this")),
  exits: () => process.exit(3),
  "takes all memory": () => {
    const block = Array.from({ length: 200_000 }, () => 1.5);
    const all: unknown[] = [];
    for (;;) all.push([...block]);
  },
  "overflows the stack": () => {
    const deeper = (depth: number): number => deeper(depth + 1) + 1;
    deeper(0);
  },
} satisfies Record<string, () => void>;

export type Misbehaviour = keyof typeof MISBEHAVIOURS;

/** The text that makes the tagger misbehave. */
export function poisonText(name: Misbehaviour): string {
  return `poison: ${name}`;
}

/** The same tagger, but for texts of poison; each try of one is written to `triesFile`, by its id. */
export function misbehave(tagger: Tagger, triesFile: string | undefined): Tagger {
  return {
    ...tagger,
    tag(statement: Statement) {
      const name = /^poison: (.+)$/.exec(statement.text)?.[1];
      if (name !== undefined && name in MISBEHAVIOURS) {
        if (triesFile !== undefined) appendFileSync(triesFile, `${statement.id}\n`);
        MISBEHAVIOURS[name as Misbehaviour]();
      }
      return tagger.tag(statement);
    },
  };
}

function busy(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}
