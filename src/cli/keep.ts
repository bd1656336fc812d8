import { jsonText } from "../reporting/hostile-text.ts";
import type { Counted } from "../run/counted.ts";
import { type OutFile } from "./out-file.ts";

/**
 * Writes all mentions of these events that stand, with their tags, as JSON lines, from which `--from`
 * counts again. Gives how many there are, and how many are counted but have no text any more.
 */
export async function keepMentions(
  file: OutFile,
  counted: Counted,
  events: readonly string[],
): Promise<{ kept: number; missing: number }> {
  let kept = 0;
  let all = 0;
  for (const event of events) {
    for await (const mentions of counted.mentions(event)) {
      const lines = mentions.map((mention) => `${jsonText(JSON.stringify(mention))}\n`);
      await file.write(lines.join(""));
      kept += mentions.length;
    }
    const { cells } = await counted.snapshot(event);
    all += cells.reduce((sum, { mentions }) => sum + mentions, 0);
  }
  await file.finish();
  return { kept, missing: Math.max(0, all - kept) };
}
