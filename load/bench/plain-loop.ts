import model from "wink-eng-lite-web-model";
import { once } from "node:events";
import winkNLP from "wink-nlp";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import type { Statement } from "../../src/statement/statement.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";
import { makeStatements } from "../stage/made-statements.ts";

// A process that does one thing to so many statements in a loop, once it is told to begin:
// plain-loop.ts <tag|wink> <statements>
const WARMED_BY = 15_000;
const [what, count] = process.argv.slice(2);
const statements = [...makeStatements(Number(count), 1)];
const act = what === "wink" ? bareWink() : tag();
// Compiled before it is timed, by words that are not timed: a word that is met again takes half as long.
for (const statement of makeStatements(WARMED_BY, 2)) act(statement);
process.send?.("ready");
await once(process, "message");

const { user, system } = process.cpuUsage();
const began = performance.now();
for (const statement of statements) act(statement);
const seconds = (performance.now() - began) / 1000;
const used = process.cpuUsage();
const cpu = (used.user + used.system - user - system) / statements.length;
process.send?.({ perSecond: statements.length / seconds, cpu });
process.disconnect();

function tag(): (statement: Statement) => void {
  const tagger = openTagger(loadLexicons());
  return (statement) => void tagger.tag(statement);
}

/** wink-nlp by itself, with the pipes that tagging needs. */
function bareWink(): (statement: Statement) => void {
  const nlp = winkNLP(model, ["sbd", "negation", "pos"]);
  return ({ text }) => void nlp.readDoc(text);
}
