// Compiles the package into dist/, with the script of the dashboard, and copies words and Lua scripts to the places of
// the modules that read them. All is made beside it first: whoever runs the package meanwhile finds the one or the other whole.
import { execFileSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, renameSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { bundle } from "./bundle.mjs";

const [NEW, OLD] = ["dist.new", "dist.old"];
const require = createRequire(import.meta.url);
const DATA = new Set([".lua", ".tsv", ".txt", ".json", ".ttf"]);

process.chdir(fileURLToPath(new URL("..", import.meta.url)));
for (const left of [NEW, OLD]) rmSync(left, { recursive: true, force: true });
execFileSync(
  process.execPath,
  ["node_modules/typescript/bin/tsc", "-p", "tsconfig.build.json", "--outDir", NEW],
  { stdio: "inherit" },
);
await bundle(NEW);
for (const script of ["scripts/towns.ts", "scripts/world.ts"])
  execFileSync(process.execPath, ["--import", "tsx", script], { stdio: "inherit" });
cpSync(require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"), "src/pictures/DejaVuSans.ttf");
cpSync("src", `${NEW}/src`, {
  recursive: true,
  filter: (file) => statSync(file).isDirectory() || DATA.has(extname(file)),
});
await build({
  configFile: false,
  logLevel: "error",
  publicDir: false,
  build: {
    outDir: `${NEW}/assets`,
    target: "es2022",
    modulePreload: false,
    lib: { entry: "src/dashboard/client.tsx", formats: ["es"], fileName: () => "dashboard.js" },
  },
  define: { "process.env.NODE_ENV": '"production"' },
});
cpSync("src/dashboard/dashboard.css", `${NEW}/assets/dashboard.css`);
for (const bin of ["src/cli/main.js", "workers/tagger.js"]) chmodSync(`${NEW}/${bin}`, 0o755);
if (existsSync("dist")) renameSync("dist", OLD);
renameSync(NEW, "dist");
rmSync(OLD, { recursive: true, force: true });
