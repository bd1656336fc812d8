import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type Answer, readAnswer } from "./answer.ts";
import { GUIDE, GUIDE_VERSION } from "./guide.ts";

/** Answers by what was asked: the same statement, guide and model are not paid for twice. */
export type Cache = {
  /** The name of what is asked; also that of the correction that comes of it. */
  nameOf(fields: object): string;
  read(name: string, text: string): Promise<Answer | null>;
  keep(name: string, answer: Answer): Promise<void>;
};

/** Opens a folder of answers; without one nothing is kept. */
export async function openCache(folder: string | undefined, model: string): Promise<Cache> {
  if (folder !== undefined) await mkdir(folder, { recursive: true });
  const fileOf = (name: string) => join(folder ?? "", `${name}.json`);
  return {
    nameOf(fields) {
      const asked = JSON.stringify([GUIDE_VERSION, GUIDE, model, fields]);
      return createHash("sha256").update(asked).digest("base64url").slice(0, 24);
    },
    async read(name, text) {
      if (folder === undefined) return null;
      const kept = await readFile(fileOf(name), "utf8").catch((error: unknown) => {
        if (z.object({ code: z.literal("ENOENT") }).safeParse(error).success) return null;
        throw error;
      });
      try {
        return kept === null ? null : readAnswer(kept, text);
      } catch {
        return null; // half written, or by hand: it is asked for again
      }
    },
    async keep(name, answer) {
      if (folder === undefined) return;
      await writeFile(`${fileOf(name)}.part`, JSON.stringify(answer));
      await rename(`${fileOf(name)}.part`, fileOf(name));
    },
  };
}
