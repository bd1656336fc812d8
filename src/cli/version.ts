import { readFileSync } from "node:fs";

/** The version of the package, from the nearest package.json above this file. */
export function readVersion(): string {
  for (const up of ["../../", "../../../"]) {
    try {
      const file = new URL(`${up}package.json`, import.meta.url);
      return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
  return "unknown";
}
