// Compiles the package into dist/, and copies words and Lua scripts beside the code that reads them.
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, rmSync, statSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

const DATA = new Set([".lua", ".tsv", ".txt", ".json"]);

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
rmSync("dist", { recursive: true, force: true });
execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json"], {
  stdio: "inherit",
});
for (const script of ["scripts/towns.ts", "scripts/world.ts"])
  execFileSync(process.execPath, ["--import", "tsx", script], { stdio: "inherit" });
cpSync("src", "dist/src", {
  recursive: true,
  filter: (file) => statSync(file).isDirectory() || DATA.has(extname(file)),
});
for (const bin of ["dist/src/cli/main.js", "dist/workers/tagger.js"]) chmodSync(bin, 0o755);
