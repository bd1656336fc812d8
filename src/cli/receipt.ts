import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import type { Source } from "../input/sources.ts";
import type { Enqueued } from "../queue/send-items.ts";

/** Writes down, as JSON, what was sent: by it a file is known again, and its jobs are found. */
export async function writeReceipt(
  path: string,
  sources: readonly Source[],
  { accepted, alreadyCounted, jobIds }: Enqueued,
): Promise<void> {
  const files: { file: string; sha256: string }[] = [];
  for (const source of sources) {
    const hash = createHash("sha256");
    await pipeline(source.open(), hash);
    files.push({ file: source.name, sha256: hash.digest("hex") });
  }
  const jobs = { count: jobIds.length, first: jobIds[0] ?? null, last: jobIds.at(-1) ?? null };
  const receipt = { sentAt: new Date().toISOString(), files, accepted, alreadyCounted, jobs };
  await writeFile(path, `${JSON.stringify(receipt, null, 2)}\n`);
}
