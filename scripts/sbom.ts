// Prints all that the package depends on as CycloneDX 1.5: npm run sbom. `npm sbom --omit dev` leaves out what is needed
// both by the package and by its tools, so that is told apart by the lockfile here.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

type Component = { "bom-ref": string; name: string };
type Bom = {
  metadata: { component: Component };
  components: Component[];
  dependencies: { ref: string; dependsOn: string[] }[];
};
type Locked = { version?: string; name?: string; dev?: true; devOptional?: true; link?: true };

const ROOT = fileURLToPath(new URL("..", import.meta.url));

const { name, lock } = readLock();
const bom = readBom();
const own = bom.metadata.component;
const needed = new Set([own["bom-ref"], ...lock]);
own.name = name; // npm takes the name of the folder
bom.components = bom.components.filter((component) => needed.has(component["bom-ref"]));
bom.dependencies = bom.dependencies
  .filter(({ ref }) => needed.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((on) => needed.has(on)) }));
console.log(JSON.stringify(bom, null, 2));

/** The name of the package, and NAME@VERSION of each package that it needs. */
function readLock(): { name: string; lock: string[] } {
  const lock = JSON.parse(readFileSync(`${ROOT}package-lock.json`, "utf8")) as {
    name: string;
    packages: Record<string, Locked>;
  };
  const needs = Object.entries(lock.packages).filter(
    ([path, { dev, devOptional, link }]) =>
      path.startsWith("node_modules/") && !dev && !devOptional && !link,
  );
  return {
    name: lock.name,
    lock: needs.map(([path, one]) => `${one.name ?? nameIn(path)}@${one.version}`),
  };
}

/** The name of the package that stands in a folder of node_modules. */
function nameIn(path: string): string {
  return path.split("node_modules/").at(-1) ?? path;
}

function readBom(): Bom {
  const args = ["sbom", "--sbom-format", "cyclonedx", "--package-lock-only"];
  const printed = execFileSync("npm", args, {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 100_000_000,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return JSON.parse(printed) as Bom;
}
