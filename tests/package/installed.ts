import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { inject, onTestFinished } from "vitest";

export const run = promisify(execFile);
const REPOSITORY = join(import.meta.dirname, "../..");

/** As strict as a user's own may be; the files of libraries are theirs. */
const STRICT = {
  compilerOptions: {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noImplicitReturns: true,
    noUnusedLocals: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    target: "ES2023",
    lib: ["ES2023"],
    module: "NodeNext",
    types: ["node"],
    skipLibCheck: true,
    noEmitOnError: true,
    rewriteRelativeImportExtensions: true,
    rootDir: ".",
    outDir: "built",
  },
  include: ["examples", "snippets"],
};

/** The package as it ships, installed in a folder of its own, and what is needed to compile and to run programs there. */
export async function installPackage() {
  const folder = await mkdtemp(join(tmpdir(), "readout-package-"));
  const pack = ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder];
  const { stdout } = await run("npm", pack, { cwd: REPOSITORY });
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(STRICT));
  const quick = ["--prefer-offline", "--no-audit", "--no-fund"];
  await run("npm", ["install", ...quick, join(folder, stdout.trim())], { cwd: folder });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Compiles examples and other programs against the installed package. Throws what the compiler says. */
export async function compile(folder: string, snippets: Record<string, string>): Promise<void> {
  const modules = join(folder, "node_modules");
  cpSync(join(REPOSITORY, "examples"), join(folder, "examples"), { recursive: true });
  mkdirSync(join(folder, "snippets"));
  for (const [name, text] of Object.entries(snippets))
    await writeFile(join(folder, "snippets", name), text);
  mkdirSync(join(modules, "@types"), { recursive: true });
  // Copied, not linked: what they import has to be what the package imports.
  for (const name of [
    "@bull-board",
    "redis-info",
    "lodash",
    "valibot",
    "ejs",
    "@types/node",
    "undici-types",
  ])
    cpSync(join(REPOSITORY, "node_modules", name), join(modules, name), { recursive: true });
  symlinkSync(join(REPOSITORY, "node_modules/typescript"), join(modules, "typescript"));
  const compiler = join(REPOSITORY, "node_modules/typescript/bin/tsc");
  await run(process.execPath, [compiler, "-p", folder]).catch((error: { stdout: string }) => {
    throw new Error(error.stdout);
  });
}

/** A compiled program that runs in the folder: what it has printed, and its end. */
export function startProgram(file: string, args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [file, ...args], {
    env: { ...process.env, REDIS_URL: inject("redisUrl"), ...env },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const printed = { out: "", err: "" };
  child.stdout.on("data", (part: Buffer) => (printed.out += part));
  child.stderr.on("data", (part: Buffer) => (printed.err += part));
  return { child, printed, exited: once(child, "exit") as Promise<[number | null, string | null]> };
}
