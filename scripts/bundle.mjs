// Puts the modules of the package together into few files: Node takes longer to find and open each of hundreds than to
// run it. Libraries stay outside, where users update them.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { dirname, join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const require = createRequire(import.meta.url);

/** What other files than modules find by their place: the module's own, as it is before it is put together. */
const PLACE = "__place__/";

/** In front of the name of a library that is required. */
const REQUIRED = "\0required:";

/** Writes these modules, which keep their names, and all that they import into a folder. */
export async function bundle(outDir, entries) {
  await build({
    configFile: false,
    logLevel: "error",
    publicDir: false,
    plugins: [keepPlaces(), requireCommonJs()],
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: "node20",
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: Object.fromEntries(entries.map((name) => [name, `./${name}.ts`])),
        external: (name) => !isOurs(name) && !isCommonJs(name),
        treeshake: { propertyReadSideEffects: false },
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: "src/shared/[name].js",
          hoistTransitiveImports: false,
        },
      },
    },
  });
}

/** The modules of the package that users, processes and threads load by name. */
export function entriesOfPackage() {
  const { bin, exports } = JSON.parse(readFileSync("package.json", "utf8"));
  const named = [...Object.values(bin), ...Object.values(exports).map((one) => one.default)]
    .filter((file) => file?.startsWith("dist/") || file?.startsWith("./dist/"))
    .map((file) => posix.relative("dist", file).replace(/\.js$/, ""));
  return [...named, ...modulesIn("src", /-thread\.ts$/), ...modulesIn("workers", /\.ts$/)];
}

/** The processes of tests and load programs that stand in for the package's, which are started many times. */
export function entriesOfStage() {
  return modulesIn("load/stage", /-(?:worker|thread)\.ts$/);
}

function modulesIn(folder, names) {
  return readdirSync(folder, { recursive: true })
    .filter((file) => names.test(file))
    .map((file) => `${folder}/${file.replace(/\.ts$/, "")}`);
}

/** Modules read words and scripts that lie beside them, and go on to find them there. */
function keepPlaces() {
  return {
    name: "keep-places",
    transform(code, id) {
      if (!code.includes("import.meta") || id.startsWith(REQUIRED)) return null;
      const place = relative(process.cwd(), id).replace(/\.tsx?$/, ".js");
      const placed = code.replaceAll(
        /\bimport\.meta\.url\b/g,
        `new URL("${PLACE}${place}", import.meta.url).href`,
      );
      // A library is found from every place.
      if (/\bimport\.meta\b(?!\.url\b|\.resolve\(["'][^.])/.test(code))
        throw new Error(`${place}: only import.meta.url is known in the built package`);
      return { code: placed, map: null };
    },
    renderChunk(code, { fileName }) {
      if (!code.includes(PLACE)) return null;
      const here = dirname(fileName);
      const found = code.replaceAll(
        new RegExp(`${PLACE}([^"]+)`, "g"),
        (_, place) => `./${posix.join(relative(here, ".") || ".", place)}`,
      );
      return { code: found, map: null };
    },
  };
}

/**
 * Has libraries that are CommonJS required: imported, they take half as long again, as Node first reads all their files
 * for the names that they export.
 */
function requireCommonJs() {
  return {
    name: "require-common-js",
    enforce: "pre",
    resolveId(name, _, { kind }) {
      if (!isCommonJs(name)) return null;
      // What is loaded when it is there, or only when it is needed, stays as it is written.
      return kind === "dynamic-import" ? { id: name, external: true } : `${REQUIRED}${name}`;
    },
    load(id) {
      if (!id.startsWith(REQUIRED)) return null;
      const name = id.slice(REQUIRED.length);
      const loaded = require(name);
      const names = Object.keys(loaded).filter(
        (key) => key !== "default" && /^[A-Za-z]\w*$/.test(key),
      );
      return [
        `import { createRequire } from "node:module";`,
        `const loaded = createRequire(import.meta.url)(${JSON.stringify(name)});`,
        ...names.map((key) => `export const ${key} = loaded.${key};`),
        `export default loaded;`,
      ].join("\n");
    },
  };
}

function isCommonJs(name) {
  if (isOurs(name) || isBuiltin(name)) return false;
  let folder = fileURLToPath(import.meta.resolve(name));
  if (folder.endsWith(".mjs")) return false;
  do folder = dirname(folder);
  while (!existsSync(join(folder, "package.json")));
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8")).type !== "module";
}

/** Whether a name is of a module of the package, or of this script. */
function isOurs(name) {
  return /^[./\0]/.test(name);
}
