import { expect, test } from "vitest";
import type { Period } from "../../src/counting/snapshot.ts";
import { openTally } from "../../src/counting/tally.ts";
import { freshAggregates } from "../servers/redis.ts";
import { EVENT } from "./mentions.ts";
import { lines, said, state } from "./said.ts";
import { isEntry, type Sending, toBatch } from "./sendings.ts";

const day = "2023-04-26";
const later = "2023-04-27";
const other = { id: "b", text: "We say otherwise." };

type Rule = [rule: string, sent: Sending[], counted: string[], period?: Period];

const RULES: Rule[] = [
  [
    "the same words are one utterance, however many print them",
    [
      said({ on: day, outlet: "Post" }),
      said({ id: "b", text: "we SAY so", on: day, outlet: "Post" }),
    ],
    [`NO welcoming ${day} 1/2`, `NO stands welcoming ${day} (no official)`, `in Post ${day}: 2`],
  ],
  [
    "the earliest mention represents its utterance, with its tags and day",
    [said({ on: later, stance: "hostile" }), said({ id: "b", on: day, stance: "neutral" })],
    [`NO neutral ${day} 1/2`, `NO stands neutral ${day} (no official)`],
  ],
  [
    "the moment counts where two are of one day",
    [
      said({ on: `${day}T10:00:00Z`, stance: "hostile" }),
      said({ id: "b", on: `${day}T10:00:00+02:00` }),
    ],
    [`NO stands welcoming ${day} (no official)`, `NO welcoming ${day} 1/2`],
  ],
  [
    "an undated mention represents only undated ones",
    [said({ stance: "hostile" }), said({ id: "b", on: later })],
    [`NO stands welcoming ${later} (no official)`, `NO welcoming ${later} 1/2`],
  ],
  [
    "of one moment the smaller id represents",
    [said({ id: "b", on: day, stance: "hostile" }), said({ on: day })],
    [`NO stands welcoming ${day} (no official)`, `NO welcoming ${day} 1/2`],
  ],
  [
    "what is sent again with other content replaces the earlier",
    [
      said({ on: day, outlet: "Post" }),
      said({ stance: "hostile", text: "No.", on: later, sequence: 2 }),
    ],
    [`NO hostile ${later} 1/1`, `NO stands hostile ${later} (no official)`],
  ],
  [
    "an older content that comes late changes nothing",
    [said({ text: "No.", stance: "hostile", on: day, sequence: 2 }), said({ on: later })],
    [`NO hostile ${day} 1/1`, `NO stands hostile ${day} (no official)`],
  ],
  [
    "tags of a newer model stay, whichever comes last",
    [said({ on: day, epoch: 2, stance: "hostile" }), said({ on: day, sequence: 2 })],
    [`NO hostile ${day} by rules 2 1/1`, `NO stands hostile ${day} (no official)`],
  ],
  [
    "what an article says anew replaces what came from it",
    [
      said({ on: day, article: ["p.html", "h1"] }),
      said({ ...other, on: day, stance: "hostile", article: ["p.html", "h2"], sequence: 2 }),
    ],
    [`NO hostile ${day} 1/1`, `NO stands hostile ${day} (no official)`],
  ],
  [
    "an article that says nothing any more takes away what came from it",
    [said({ article: ["p.html", "h1"] }), said({ ...other, on: day }), state("p.html", "h2", 2)],
    [`NO stands welcoming ${day} (no official)`, `NO welcoming ${day} 1/1`],
  ],
  [
    "what is taken away had replaced what was there before, for good",
    [
      state("p.html", "h2", 3),
      said({ on: day }),
      said({ text: "No.", on: day, article: ["p.html", "h1"], sequence: 2 }),
    ],
    [],
  ],
  [
    "a state that comes late takes away what is older than itself",
    [
      said({ on: day, article: ["p.html", "h1"] }),
      said({ ...other, on: day, article: ["p.html", "h1"], sequence: 3 }),
      state("p.html", "h2", 2),
    ],
    [`NO stands welcoming ${day} (no official)`, `NO welcoming ${day} 1/1`],
  ],
  [
    "background is counted apart and stands nowhere",
    [said({ on: day, background: true })],
    [`NO welcoming background ${day} 1/1`],
  ],
  [
    "what is in another language is counted apart, without outlet and title",
    [
      said({ on: day, language: "fr", outlet: "Le Jour", title: "Le sommet" }),
      said({ id: "b", on: day, outlet: "Post" }),
    ],
    [
      `NO stands welcoming ${day} (no official)`,
      `NO welcoming ${day} 1/1`,
      `in Post ${day}: 1`,
      `other language ${day} 1/1`,
    ],
  ],
  [
    "sent again in English, it is counted as any other",
    [said({ on: day, language: "fr" }), said({ on: day, outlet: "Post", sequence: 2 })],
    [`NO stands welcoming ${day} (no official)`, `NO welcoming ${day} 1/1`, `in Post ${day}: 1`],
  ],
  [
    "a country stands where its officials do, however much others say later",
    [said({ on: day, rank: "other official" }), said({ ...other, on: later, stance: "hostile" })],
    [
      `NO hostile ${later} 1/1`,
      `NO stands welcoming ${day} (other official)`,
      `NO welcoming ${day} 1/1`,
    ],
  ],
  [
    "of one day the highest rank says where a country stands",
    [
      said({ on: day, rank: "ministry", by: "cue", place: 9 }),
      said({ id: "c", text: "No.", on: day, rank: "foreign minister", stance: "hostile" }),
      said({ ...other, on: day, rank: "foreign minister", stance: "hostile" }),
      said({
        id: "d",
        text: "Well.",
        on: day,
        rank: "foreign minister",
        stance: "neutral",
        background: true,
      }),
    ],
    [
      `NO hostile ${day} 2/2`,
      `NO neutral background ${day} 1/1`,
      `NO stands hostile ${day} (foreign minister)`,
      `NO welcoming ${day} 1/1`,
    ],
  ],
  [
    "of one rank a cue is before what is inferred",
    [
      said({ on: day, rank: "ministry", by: "inferred", place: 900 }),
      said({ ...other, on: day, rank: "ministry", by: "cue", stance: "hostile" }),
    ],
    [
      `NO hostile ${day} 1/1`,
      `NO stands hostile ${day} (ministry), 1 welcoming`,
      `NO welcoming ${day} 1/1`,
    ],
  ],
  [
    "then the later place in its article decides",
    [
      said({ on: day, by: "cue", place: 35 }),
      said({ ...other, on: day, by: "cue", place: 36, stance: "hostile" }),
      said({ id: "c", text: "No.", on: day, by: "cue", stance: "hostile" }),
    ],
    [
      `NO hostile ${day} 2/2`,
      `NO stands hostile ${day} (no official), 1 welcoming`,
      `NO welcoming ${day} 1/1`,
    ],
  ],
  [
    "and at last the smaller id",
    [said({ ...other, on: day, stance: "hostile" }), said({ on: day })],
    [
      `NO hostile ${day} 1/1`,
      `NO stands welcoming ${day} (no official), 1 hostile`,
      `NO welcoming ${day} 1/1`,
    ],
  ],
  [
    "an undated statement says least about where a country stands",
    [said({ place: 9, by: "cue" }), said({ ...other, on: day, stance: "hostile" })],
    [`NO hostile ${day} 1/1`, `NO stands hostile ${day} (no official)`, "NO welcoming 1/1"],
  ],
  [
    "within a period a country stands where it stood then",
    [said({ on: day }), said({ ...other, on: later, stance: "hostile" })],
    [
      `NO hostile ${later} 1/1`,
      `NO stands welcoming ${day} (no official)`,
      `NO welcoming ${day} 1/1`,
    ],
    { until: day },
  ],
  [
    "an event is called as most mentions call it, and of as many the first",
    [
      said({ title: "B" }),
      said({ id: "b", title: "A" }),
      said({ id: "c", title: "A", sequence: 1 }),
      said({ id: "c", title: "C", sequence: 2 }),
    ],
    ["NO stands welcoming null (no official)", "NO welcoming 1/3", "called A"],
  ],
];

test.each(RULES)("%s", async (_, sent, counted, period = {}) => {
  const tally = openTally(EVENT);
  const aggregates = freshAggregates();
  for (const sending of sent) {
    if (isEntry(sending)) tally.record(sending);
    else tally.revise(sending);
    await aggregates.record(toBatch([sending]));
  }
  expect(lines(tally.snapshot(period))).toEqual(counted.toSorted());
  const snapshot = await aggregates.snapshot(EVENT, period);
  expect(snapshot ? lines(snapshot) : []).toEqual(counted.toSorted());
});
