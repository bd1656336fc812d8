import model from "wink-eng-lite-web-model";
import { expect, test, vi } from "vitest";
import { readText } from "../../src/tagging/tokens.ts";
import { openWink } from "../../src/tagging/wink.ts";

test("words that nobody has seen are let go, and reading goes on alike", () => {
  const before = JSON.stringify(readText("Paris welcomed the agreement.").forms.map((f) => f.key));
  const first = readText("Zaqwxy said").forms[0];
  for (let i = 0; i < 700; i += 1) {
    readText(Array.from({ length: 100 }, (_, k) => nameOf(i * 100 + k)).join(" "));
  }
  // The same word is another object now: the vocabulary that held it is gone.
  expect(readText("Zaqwxy said").forms[0]).not.toBe(first);
  const after = JSON.stringify(readText("Paris welcomed the agreement.").forms.map((f) => f.key));
  expect(after).toBe(before);
});

function nameOf(n: number): string {
  let name = "q";
  for (let rest = n + 1; rest > 0; rest = Math.floor(rest / 20)) {
    name += "bcdfghjklmnpqrstvwxz"[rest % 20]!;
  }
  return name;
}

test("a vocabulary can be let go more often than wink-nlp can be opened by itself", () => {
  // Each call of this writes what it wrote before, escaped once more: the 20th fails.
  const metaCER = vi.spyOn(model as unknown as { metaCER(): unknown }, "metaCER");
  expect(openWink().split("Paris said").words).toHaveLength(8);
  expect(metaCER).not.toHaveBeenCalled();
  metaCER.mockRestore();
});
