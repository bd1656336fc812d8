import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FOLDER = "files";

/** Files of the repository that pages link to, and that the site gives as text: `/files/PATH.txt`. */
const linked = new Set<string>();

/** The address on the site of a link on a page that leads out of docs/; null for every other link. */
export function addressOutside(page: string, link: string): string | null {
  if (/^(?:[a-z]+:|[#/])/.test(link)) return null;
  const [path = ""] = link.split("#");
  const target = posix.join("docs", posix.dirname(page), path);
  if (target.startsWith("docs/")) return null;
  if (!existsSync(join(ROOT, target)))
    throw new Error(`${page} leads to ${link}, which is not there`);
  linked.add(target);
  return `/${FOLDER}/${target}.txt`;
}

/** Copies what pages led to beside them. */
export function copyLinked(site: string): void {
  for (const path of linked) {
    const copy = join(site, FOLDER, `${path}.txt`);
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(join(ROOT, path), copy);
  }
}

/** The path of a page in docs/, as links on it are meant. */
export function pathInDocs(file: string): string {
  return relative(join(ROOT, "docs"), file).replaceAll("\\", "/");
}
