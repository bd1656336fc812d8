// Writes the blocks of README.md that are output of commands: `npm run readme`. A block stands between
// `<!-- output: NAME -->` and `<!-- end -->`; the tests hold those of READOUT_BLOCKS to be true.
import { readFileSync, writeFileSync } from "node:fs";
import { fillTable } from "./construction-table.ts";
import { fillBlock, measuredBlocks, readoutBlocks } from "./readme-blocks.ts";

const file = new URL("../README.md", import.meta.url);
let text = readFileSync(file, "utf8");
const blocks = process.argv.includes("--measured") ? measuredBlocks() : readoutBlocks();
for (const [name, content] of Object.entries(blocks)) text = fillBlock(text, name, content);
writeFileSync(file, text);

// The table of constructions in the documentation is the list of the program.
const extraction = new URL("../docs/extraction.md", import.meta.url);
writeFileSync(extraction, fillTable(readFileSync(extraction, "utf8")));
