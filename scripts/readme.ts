// Writes the parts of README and docs that commands print, and the pages of reference: `npm run readme`, with
// `-- --measured` also what is measured. The tests hold all others to be true.
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fillTable } from "./construction-table.ts";
import {
  type Block,
  figuresBlock,
  fillBlock,
  measuredBlocks,
  readoutBlocks,
  readPage,
} from "./page-blocks.ts";
import { referencePages } from "./reference/pages.ts";

const EXTRACTION = "docs/extraction.md";

const blocks = process.argv.includes("--measured") ? measuredBlocks() : readoutBlocks();
for (const block of blocks) fill(block);
// The table of constructions in the documentation is the list of the program.
write(EXTRACTION, fillTable(readPage(EXTRACTION)));
fill(figuresBlock());
for (const [page, text] of await referencePages()) write(page, text);

function fill(block: Block): void {
  write(block.page, fillBlock(readPage(block.page), block));
}

function write(page: string, text: string): void {
  writeFileSync(fileURLToPath(new URL(`../${page}`, import.meta.url)), text);
}
