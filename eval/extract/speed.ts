import { extractArticle } from "../../src/extract-statements.ts";

// The first runs only warm up.
const WARMING = [100_000, 100_000, 100_000];
const SIZES = [100_000, 1_000_000];

/** Processor time for two long texts made of a text: linear code takes as long for each 100 kB of both. */
export function timesOf(text: string): string[] {
  const lines = [...WARMING, ...SIZES].map((size) => {
    const long = text.repeat(Math.ceil(size / text.length)).slice(0, size);
    const before = process.cpuUsage();
    extractArticle({ text: long });
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1_000 / (size / 100_000);
    return `  ${size / 1_000} kB: ${ms.toFixed(0)} ms of processor time for each 100 kB`;
  });
  return lines.slice(WARMING.length);
}
