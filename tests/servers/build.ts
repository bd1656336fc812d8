import { execFileSync } from "node:child_process";

/** Builds the package, and the stand-ins for its processes, once for all projects of a run. */
export function setup(): void {
  if (process.env.SKIP_BUILD) return;
  execFileSync("npm", ["run", "--silent", "build", "--", "--stage"], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  process.env.SKIP_BUILD = "1";
}
