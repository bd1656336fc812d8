import { execFileSync } from "node:child_process";

/** Builds the package, once for all projects of a run. */
export function setup(): void {
  if (process.env.SKIP_BUILD) return;
  execFileSync("npm", ["run", "--silent", "build"], { stdio: ["ignore", "inherit", "inherit"] });
  process.env.SKIP_BUILD = "1";
}
