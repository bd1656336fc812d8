// Compiles the package into dist/, and copies words and Lua scripts beside the code that reads them. All is made
// beside it first: whoever runs the package meanwhile finds the one or the other whole.
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, renameSync, rmSync, statSync } from "node:fs";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";

const [NEW, OLD] = ["dist.new", "dist.old"];
const DATA = new Set([".lua", ".tsv", ".txt", ".json"]);

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
for (const left of [NEW, OLD]) rmSync(left, { recursive: true, force: true });
execFileSync(
  process.execPath,
  ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", "--outDir", NEW],
  { stdio: "inherit" },
);
for (const script of ["scripts/towns.ts", "scripts/world.ts"])
  execFileSync(process.execPath, ["--import", "tsx", script], { stdio: "inherit" });
cpSync("src", `${NEW}/src`, {
  recursive: true,
  filter: (file) => statSync(file).isDirectory() || DATA.has(extname(file)),
});
for (const bin of ["src/cli/main.js", "workers/tagger.js"]) chmodSync(`${NEW}/${bin}`, 0o755);
if (existsSync("dist")) renameSync("dist", OLD);
renameSync(NEW, "dist");
rmSync(OLD, { recursive: true, force: true });
