import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FOLDER = "files";

/** What pages link to and is no page: the site gives it as text, at `/files/PATH.txt`. */
const linked = new Set<string>();

/** The address on the site of a link to a file or folder of the repository; null for every other link. */
export function addressOfFile(page: string, link: string): string | null {
  if (/^(?:[a-z]+:|[#/])/.test(link)) return null;
  const [path = ""] = link.split("#");
  const target = posix.join("docs", posix.dirname(page), path).replace(/\/$/, "");
  const isPage = target.startsWith("docs/") && target.endsWith(".md");
  if (isPage || !existsSync(join(ROOT, target))) return null; // vitepress complains of what is not there
  linked.add(target);
  return `/${FOLDER}/${target}.txt`;
}

/** Copies what pages led to beside them; of a folder the names in it. */
export function copyLinked(site: string): void {
  for (const path of linked) {
    const [from, to] = [join(ROOT, path), join(site, FOLDER, `${path}.txt`)];
    mkdirSync(dirname(to), { recursive: true });
    const text = statSync(from).isDirectory()
      ? readdirSync(from).map((name) => `${path}/${name}\n`)
      : [readFileSync(from, "utf8")];
    writeFileSync(to, text.join(""));
  }
}

/** The path of a page in docs/, as links on it are meant. */
export function pathInDocs(file: string): string {
  return relative(join(ROOT, "docs"), file).replaceAll("\\", "/");
}
