import { cellCode } from "../../src/counting/cell-key.ts";
import { cellOf } from "../../src/counting/entry.ts";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import type { Statement } from "../../src/statement/statement.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";
import { type ChunkCounts, type PeerName, PEERS } from "./peers.ts";

// A worker process of a peer, with our tagger: peer-worker.ts <peer> <socket of Redis>
const [name = "", socket = ""] = process.argv.slice(2);
const tagger = openTagger(loadLexicons());

function count(chunk: readonly Statement[]): ChunkCounts {
  const cells = new Map<string, number>();
  const mentions = chunk.map((statement): [string, string] => {
    const tagged = { ...statement, tags: tagger.tag(statement) };
    const cell = `${statement.event}.${cellCode(cellOf(tagged))}`;
    cells.set(cell, (cells.get(cell) ?? 0) + 1);
    return [statement.id, cell];
  });
  return { cells, mentions };
}

PEERS[name as PeerName].work(socket, count);
process.stdout.write("ready\n");
