import { expect, test } from "vitest";
import { identifyLanguage } from "../../src/lexicons/identify-language.ts";
import { extractArticle } from "./reading.ts";

test.each<[text: string, language: string | undefined]>([
  ["The minister said that the treaty was a step in the right direction.", "en"],
  ["Die Ministerin sagte am Montag in Berlin, das Abkommen sei ein wichtiger Schritt.", "de"],
  ["La ministre a déclaré lundi que l’accord était un pas dans la bonne direction.", "fr"],
  ["El presidente dijo que no habrá más conversaciones hasta que termine la guerra.", "es"],
  ["Министр заявил в понедельник, что соглашение станет важным шагом для страны.", "ru"],
  [
    "外交部发言人周一表示,中方欢迎双方达成的协议,并将继续为和平发挥建设性作用,愿同各方共同努力推动局势降温缓和。",
    "zh",
  ],
  ["Kyiv", undefined],
  ["Anna Berg, Paul Lund, Ida Holm", undefined],
  ["", undefined],
])("%s is in %s", (text, language) => {
  expect(identifyLanguage(text)).toBe(language);
});

test("an article in another language is passed over, and says so", () => {
  const text =
    "Das Abkommen von Maren\n\n„Wir sind froh, dass es vorbei ist“, sagte die Ministerin am Montag in Berlin. Die Opposition nannte den Vertrag einen Fehler und kündigte Widerstand im Parlament an.";
  expect(extractArticle({ text })).toEqual({
    event: "das-abkommen-von-maren",
    statements: [],
    explanations: [],
    passedOver: { language: "de" },
  });
});

test("a few words count as English", () => {
  expect(extractArticle({ text: "Paris saluted." }).passedOver).toBeUndefined();
});

test.each([
  ["de-AT", "en"],
  ["en-GB", "en-GB"],
])("statements of an English page that says lang=%s are in %s", (said, lang) => {
  const html = `<html lang="${said}"><body><article><p>“We are glad that it is over and that the treaty holds,” the minister said in Berlin on Monday.</p></article></body></html>`;
  expect(extractArticle({ html }).statements.map((statement) => statement.lang)).toEqual([lang]);
});
