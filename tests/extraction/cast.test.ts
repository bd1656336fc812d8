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
  // An office that only serves another
  [
    "a minister is not the adviser who is named next",
    `Norway's trade minister praised it. ${SAID} said Tove Lind, adviser to Norway's trade minister.`,
    ["Norway's trade minister", "Tove Lind / adviser to Norway's trade minister"],
  ],
  [
    "nor the adviser who was named before",
    `${SAID} said Tove Lind, an adviser to the trade minister. The trade minister praised it.`,
    ["Tove Lind / adviser to the trade minister", "trade minister"],
  ],
  [
    "but the minister who is named next",
    `The minister praised it. ${SAID} said Tove Lind, the trade minister.`,
    ["Tove Lind / trade minister", "Tove Lind / trade minister"],
  ],
  // Pronouns
  [
    "behind “for”, too, he is the subject",
    "Paul Lund left Oslo. The league expelled him, for he had dared to oppose the toll.",
    ["Paul Lund"],
  ],
  [
    "the subject goes before the object",
    `Mara Quist met Tavio Brennick in Oslo. ${SAID} she said.`,
    ["Mara Quist"],
  ],
  [
    "gender goes before the subject",
    `Mara Quist met Paul Lund in Oslo. ${SAID} he said.`,
    ["Paul Lund"],
  ],
  ["a title tells it", `Mr Storm met Ms Vale in Oslo. ${SAID} she said.`, ["Vale"]],
  [
    "who was only asked",
    `Brennick was asked whether he trusted them. ${SAID} he replied.`,
    ["Brennick"],
  ],
  [
    "a viewpoint",
    `For the physicist Karl Ojaste the law came late. ${SAID} he said.`,
    ["Karl Ojaste / physicist"],
  ],
  [
    "behind an adverbial",
    `In a café a rector, Karl Ojaste, waved. ${SAID} he said.`,
    ["Karl Ojaste / rector"],
  ],
  [
    "behind its verb",
    `In the square stood a teacher, Karl Ojaste. ${SAID} he said.`,
    ["Karl Ojaste"],
  ],
  [
    "never the subject of what is said",
    `Anna Berg left. A neighbour who loses, she said, pays. ${SAID} she said.`,
    ["Anna Berg", "Anna Berg"],
  ],
  [
    "a name inside what is said",
    `The ministry said Anna Berg was ill. ${SAID} she said.`,
    ["ministry", "Anna Berg"],
  ],
  [
    "“it” is the decree",
    `VIENNA - The ministry met. The decree has four pages. It said ${SAID}`,
    [],
  ],
  [
    "an ordinary word is nobody",
    `Praise came first. It is what Paul Lund feared. ${SAID} he said.`,
    ["Paul Lund"],
  ],
  [
    "a pronoun that is no subject",
    `The palace slept; a bishop close to it, who stayed anonymous, said that it was late.`,
    ["a bishop close to it"],
  ],
  // Names
  [
    "the full name comes later",
    "Storm said it was late. Later Ida Storm, a nurse in Oslo, laughed.",
    ["Ida Storm / nurse in Oslo"],
  ],
  [
    "a gerund is no name",
    "Runo Haskell met the baker Tilde Marrow. Teaching Marrow “was easy,” Haskell said. Marrow said it was late.",
    ["Runo Haskell", "Tilde Marrow / baker"],
  ],
  [
    "initials",
    `In Oslo, ministry spokesman T.K. Aldane said it was late. Aldane added that it was cold.`,
    ["T.K. Aldane / ministry spokesman", "T.K. Aldane / ministry spokesman"],
  ],
  [
    "a participle opens the sentence",
    "Landed in Bergen, the head of the board, Maro Tellis, called on both to talk.",
    ["Maro Tellis / head of the board"],
  ],
  [
    "a name given by “named”",
    `A student named Hela Rusk came. ${SAID} she wrote.`,
    ["Hela Rusk / student"],
  ],
  // Offices with commas and brackets, and what stands beside a name
  [
    "an office with commas",
    `Minister of Transport, Works and Fish, Senator Odette Charlery, said it was late.`,
    ["Odette Charlery / Minister of Transport, Works and Fish, Senator"],
  ],
  [
    "an office with a bracket",
    "Chief Executive Officer (Acting) of the Port Authority, Lyle Font, said that it was late.",
    ["Lyle Font / Chief Executive Officer (Acting) of the Port Authority"],
  ],
  [
    "an unknown office before a name",
    "The Social Liberal in the chair, Kersti Maasik, said that it was late.",
    ["Kersti Maasik / Social Liberal in the chair"],
  ],
  [
    "several parts",
    `${SAID} said Ruth Kemble, reader in education, University of Leeds.`,
    ["Ruth Kemble / reader in education, University of Leeds"],
  ],
  [
    "age and town",
    `${SAID} said Ruth Kemble, 44, from Ventspils.`,
    ["Ruth Kemble / 44, from Ventspils"],
  ],
  [
    "the name behind “whose”",
    "The Blue Ring, a group in Oslo, whose head, Ida Holm, said that it was late, left.",
    ["Ida Holm / head, a group in Oslo"],
  ],
  // Offices in the place of names
  [
    "an office without a name is kept",
    `Tunisia's trade minister said it was late. ${SAID} the minister said.`,
    ["Tunisia's trade minister", "Tunisia's trade minister"],
  ],
  [
    "the office of who was just named",
    `Paul Lund took off his hat. ${SAID} said the Slovak minister.`,
    ["Paul Lund / Slovak minister"],
  ],
  [
    "the office is named first",
    `The minister said it was late. Anna Berg, the finance minister, left.`,
    ["Anna Berg / finance minister"],
  ],
  [
    "a counterpart",
    `Finance minister Anna Berg left. Her Finnish counterpart, Olle Fristad, stayed. ${SAID} said the Finnish minister. ${SAID.replace("late", "cold")} said his counterpart.`,
    ["Olle Fristad / Finnish counterpart, Anna Berg", "Anna Berg / Finance minister"],
  ],
  [
    "a deputy",
    "Ando Reinvald spoke first. His deputy said it was late.",
    ["Ando Reinvald's deputy"],
  ],
  [
    "an age",
    `Raul Pihlak, 51, a docker, was there. ${SAID} the 51-year-old said.`,
    ["Raul Pihlak / 51, a docker"],
  ],
  [
    "a nationality",
    `A French guide, Luc Marchal, came by. ${SAID} the Frenchman said.`,
    ["Luc Marchal / French guide"],
  ],
  [
    "a trade that nothing told",
    `Raul Pihlak, who fishes off Hiiumaa, was there. ${SAID} the skipper said.`,
    ["Raul Pihlak / skipper"],
  ],
  [
    "a new office is somebody new",
    `Raul Pihlak, a docker, was there. ${SAID} the mayor said.`,
    ["mayor"],
  ],
  // Bodies
  [
    "a body behind a clause",
    "Two days after the bombs fell on Oslo, the Film Guild met. It said that it was late.",
    ["Film Guild"],
  ],
  [
    "the paper",
    "The Cuzco Ledger said it was late. The paper also blamed Bolivia.",
    ["Cuzco Ledger", "Cuzco Ledger"],
  ],
  [
    "the statement",
    `The coast guard said it was late. ${SAID.replace("late", "cold")} the statement said.`,
    ["coast guard", "coast guard"],
  ],
  [
    "another kind of body",
    "The Chamber warned that it was late. The union said it was early.",
    ["Chamber", "union"],
  ],
  [
    "a group by its noun",
    "The Green Wave said it was late. The group added that it was cold.",
    ["Green Wave", "Green Wave"],
  ],
  [
    "initials of a body",
    "The Free Harbour League said it was late. The FHL added that it was cold.",
    ["Free Harbour League", "Free Harbour League"],
  ],
])("%s", (_, text, speakers) => {
  expect(speakersOf(text)).toEqual(speakers);
});
