import { expect, test } from "vitest";
import { extract } from "./reading.ts";

/** The speakers of a text, with their offices. */
function speakersOf(text: string): string[] {
  return extract({ text: `Reactions to the harbour treaty of Port Maren\n\n${text}` }).map(
    ({ speaker, affiliation }) => [speaker, affiliation].filter(Boolean).join(" / "),
  );
}

const SAID = "“It is late,”";

test.each<[what: string, text: string, speakers: string[]]>([
  // What is no part of an office
  [
    "a title before the name is none",
    `${SAID} said Dr. Ida Holm, of the Lind Institute. ${SAID.replace("late", "odd")} said Mr Paul Lund, an organiser.`,
    ["Ida Holm / Lind Institute", "Paul Lund / organiser"],
  ],
  [
    "a time before it is none",
    "The army praised it. An hour later its commander, Ida Holm, welcomed the toll.",
    ["army", "Ida Holm / commander, army"],
  ],
  [
    "a paper of a press review is known by its initials",
    "Harbour Evening Zeitung (Norway)\n\nFor the HEZ it is “a late day”.",
    ["Harbour Evening Zeitung / Norway"],
  ],
  // Names behind and before what describes them
  [
    "a retired judge behind an office",
    "The chairman of the panel, retired justice Ida Holm, praised it.",
    ["Ida Holm / chairman of the panel, retired justice"],
  ],
  [
    "a nationality is no name",
    `The president of the league, Khaled Mansour, an Egyptian, praised it. ${SAID} said Khaled Mansour.`,
    ["Khaled Mansour / president of the league", "Khaled Mansour / president of the league"],
  ],
  [
    "a given name may look like a participle",
    "Khaled Mansour, an Egyptian, praised it.",
    ["Khaled Mansour / Egyptian"],
  ],
  [
    "a clause about who was named, before the verb",
    "Ida Holm, of the University of Oslo, who found the letters, said that it was late.",
    ["Ida Holm / University of Oslo"],
  ],
  [
    "a clause about somebody without a name, before the verb",
    "The nurses who work at night say that it is late.",
    ["nurses"],
  ],
  [
    "whose office it is",
    "That was too little for the drivers' union, whose secretary, Ida Holm, rejected it.",
    ["Ida Holm / secretary, drivers' union"],
  ],
  [
    "a firm that owns something is no person",
    "The owner, Harbour Star Lines, rejected it. It said that it was late.",
    ["Harbour Star Lines / owner", "Harbour Star Lines / owner"],
  ],
  [
    "the first word of a body is no office",
    "Health Action International welcomed it.",
    ["Health Action International"],
  ],
  ["a guard speaks", "The coast guard admitted that it was late.", ["coast guard"]],
])("%s", (_, text, speakers) => {
  expect(speakersOf(text)).toEqual(speakers);
});
