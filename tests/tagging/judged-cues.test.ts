import { expect, test } from "vitest";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import { EMPTY_SPACE } from "../../src/tagging/linear-model.ts";
import { openFieldReaders, readFields } from "../../src/tagging/fields.ts";
import { readStatement } from "../../src/tagging/reading.ts";

const lexicons = loadLexicons();
const readers = openFieldReaders(lexicons, EMPTY_SPACE);

/** What is found in a text about a truce: each cue in its words, and all that is said of it. */
function judge(text: string): string[] {
  const statement = {
    id: "s",
    event: "truce",
    eventTitle: "Norland and Zorvia sign a truce",
    text,
  };
  const read = readers.text(text);
  const fields = readFields(statement, read, readers);
  return readStatement(statement, fields, lexicons).cues.map((cue) => {
    const words = text.slice(read.starts[cue.from], read.ends[cue.to - 1]);
    const flags = (
      ["negated", "conceded", "aside", "stressed", "hedged", "quoted"] as const
    ).filter((flag) => cue[flag]);
    const intensity = cue.intensity === 1 ? [] : [cue.intensity > 1 ? "amplified" : "toned down"];
    const target = cue.target === "open" ? [] : [`about ${cue.target}`];
    return [words, ...flags, ...intensity, ...target].join(", ");
  });
}

test.each<[text: string, cue: string]>([
  ["We welcome the truce.", "welcome, about event"],
  ["We do not welcome the truce.", "welcome, negated, about event"],
  ["Hardly anyone in Zorvia trusts the truce.", "trusts, negated"],
  ["We did not read it. We welcome the truce.", "welcome, about event"],
  ["We are somewhat worried.", "worried, toned down"],
  ["We are truly extremely worried.", "worried, amplified"],
  ["We condemn Mount Hallow.", "condemn, about other"],
  ["We condemn it.", "condemn, about event"],
  ["While we welcome the truce, we condemn the shelling.", "welcome, conceded, about event"],
  ["While we welcome the truce, we condemn the shelling.", "condemn"],
  ["We welcome the truce, but we doubt its terms.", "welcome, conceded, about event"],
  ["We welcome the truce, but we doubt its terms.", "doubt, stressed"],
  ["If Zorvia stops, we would welcome the truce.", "welcome, hedged, about event"],
  ['The mayor called the paper "a betrayal".', "betrayal, quoted"],
  ["Zorvia backs the truce, which punishes looters.", "backs, about event"],
  ["Zorvia backs the truce, which punishes looters.", "punishes, aside"],
  ["Zorvia backs the truce, which bans arms and punishes looters.", "punishes, aside"],
  ["The mayor, who backs nobody, punishes looters.", "punishes"],
  ["Zorvia backs the truce, which is good, but we doubt its terms.", "doubt, stressed"],
  ["Zorvia has no serious doubt.", "has no serious doubt, negated"],
  ["They want the truce scrapped.", "want the truce scrapped, about event"],
  ["Zorvia is hedging its many bets.", "hedging its many bets"],
])("%s: %s", (text, cue) => {
  expect(judge(text)).toContain(cue);
});

test("a gap is up to three words long", () => {
  expect(judge("They hedge their own two bets.")).toContain("hedge their own two bets");
  expect(judge("They hedge all of their own bets.").join()).not.toContain("bets");
});

test("the event in the middle of a cue is one to six words long, and none of another clause", () => {
  expect(judge("They call Friday's truce a breakthrough.").join()).toContain("a breakthrough");
  expect(judge("They call that truce of two old foes a breakthrough.").join("\n")).toMatch(
    /^call that/m,
  );
  expect(judge("They call it so. It is no breakthrough.").join("\n")).not.toMatch(/^call it/m);
});
