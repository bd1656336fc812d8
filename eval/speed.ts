import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";
import { loadLexicons } from "../src/lexicons/load-lexicons.ts";
import { openTagger } from "../src/tagging/open-tagger.ts";
import { readLabelled } from "./rows.ts";

// CPU time of the tagger beside bare wink-nlp on the same rows, in short turns within one process:
// absolute figures drift with the machine, their ratio hardly does.
const ROUNDS = 25;
const TURN = 110;
const statements = readLabelled("statements.jsonl").map(({ statement }) => statement);
const began = performance.now();
const tagger = openTagger(loadLexicons());
tagger.tagEnglish(statements[0]!);
const readyMs = performance.now() - began;
const nlp = winkNLP(model, ["sbd", "negation", "pos"]);

const wink: number[] = [];
const ours: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  let [bare, tagging] = [0, 0];
  for (let at = 0; at < statements.length; at += TURN) {
    const some = statements.slice(at, at + TURN);
    bare += microsecondsOf(() => {
      for (const { text } of some) nlp.readDoc(text);
    });
    tagging += microsecondsOf(() => {
      for (const statement of some) tagger.tagEnglish(statement);
    });
  }
  wink.push(bare / statements.length);
  ours.push(tagging / statements.length);
}
const [bare, tagging] = [median(wink), median(ours)];
const ratio = median(ours.map((time, i) => time / wink[i]!));
console.log(`start-up              ${readyMs.toFixed(0)} ms`);
console.log(`wink-nlp, three pipes ${bare.toFixed(1)} CPU µs a statement`);
console.log(`tagger                ${tagging.toFixed(1)} CPU µs a statement`);
console.log(`ratio                 ${ratio.toFixed(2)}`);

function microsecondsOf(run: () => void): number {
  const { user, system } = process.cpuUsage();
  run();
  const after = process.cpuUsage();
  return after.user - user + after.system - system;
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}
