// Compiles the package into dist/, with the script of the dashboard, and copies words and Lua scripts to the places of
// the modules that read them; with --stage also the stand-ins for its processes, into dist.stage/. All is made beside it
// first: whoever runs the package meanwhile finds the one or the other whole.
import { execFile } from "node:child_process";
import { chmodSync, cpSync, existsSync, renameSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { extname } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "vite";
import { bundle, entriesOfPackage, entriesOfStage } from "./bundle.mjs";

const require = createRequire(import.meta.url);
const DATA = new Set([".lua", ".tsv", ".txt", ".json", ".ttf"]);
const TSC = "node_modules/typescript/bin/tsc";

if (process.stderr.isTTY) console.error("building the package, some ten seconds");
process.chdir(fileURLToPath(new URL("..", import.meta.url)));

const made = clear("dist.new");
await Promise.all([
  runNode(TSC, "-p", "tsconfig.build.json", "--outDir", made),
  bundle(made, entriesOfPackage()),
  bundleDashboard(`${made}/assets`),
  ...["scripts/towns.ts", "scripts/world.ts"].map((script) => runNode("--import", "tsx", script)),
]);
cpSync(require.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"), "src/pictures/DejaVuSans.ttf");
copyData(made);
cpSync("src/dashboard/dashboard.css", `${made}/assets/dashboard.css`);
for (const bin of ["src/cli/main.js", "workers/tagger.js"]) chmodSync(`${made}/${bin}`, 0o755);
putInPlace(made, "dist");

if (process.argv.includes("--stage")) {
  const staged = clear("dist.stage.new");
  await bundle(staged, entriesOfStage());
  copyData(staged);
  putInPlace(staged, "dist.stage");
}

async function runNode(...args) {
  await promisify(execFile)(process.execPath, args).catch(({ stdout, stderr }) => {
    process.stderr.write(`${stdout}${stderr}`);
    process.exit(1);
  });
}

function bundleDashboard(outDir) {
  return build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    build: {
      outDir,
      target: "es2022",
      modulePreload: false,
      lib: { entry: "src/dashboard/client.tsx", formats: ["es"], fileName: () => "dashboard.js" },
    },
    define: { "process.env.NODE_ENV": '"production"' },
  });
}

/** Copies what modules read to the places that these had. */
function copyData(folder) {
  cpSync("src", `${folder}/src`, {
    recursive: true,
    filter: (file) => statSync(file).isDirectory() || DATA.has(extname(file)),
  });
}

function clear(folder) {
  rmSync(folder, { recursive: true, force: true });
  return folder;
}

function putInPlace(folder, place) {
  const old = clear(`${place}.old`);
  if (existsSync(place)) renameSync(place, old);
  renameSync(folder, place);
  clear(old);
}
