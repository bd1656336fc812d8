import { expect, test } from "vitest";
import { readShipped, tagAll, tagsDigest } from "../../eval/tags-digest.ts";
import { loadLexicons } from "../../src/lexicons/load-lexicons.ts";
import { openTagger } from "../../src/tagging/open-tagger.ts";

/**
 * The digest of the tags of all shipped rows, by epoch. Tags of an older epoch never overwrite those of
 * a newer one: if tags change and the epoch does not, workers of two versions overwrite each other's.
 * So a change of tags takes a new EPOCH in model-name.ts and RULES_VERSION in open-tagger.ts, and a new line here.
 */
const DIGESTS: Record<number, string> = {
  6: "aeec1d597c720d373eac8b7055c213f0ce787af4586ce9bc467832deec736a36",
  7: "7b800bb8299a39e57b4a9286559b193bddca14e8700af115286cc86894cdd019",
  8: "b9beea6414b22e2bc0b833f0750926c81c2b4a0520bb49993a01c7524489d52e",
  9: "388ed02bed610dc2cc05919709aa9f8a0eca86a5124036db5ea284a648a911a6",
  10: "b9713e0602d37c1f1a11a500a8dd38433995ff17d51b9da1a9d5e9930e02ec14",
  11: "1aa09bcbfd2f0579c6cf32bb413282d9810d1e3d1ee40118acac1aa7ae8705a5",
};

const OTHER_LANGUAGES = [
  "Nous saluons cet accord.",
  "Wir begrüßen das Abkommen.",
  "我们欢迎这一协议。",
].map((text, i) => ({ id: `o${i}`, event: "e", text }));

test("tags change only with the epoch", () => {
  const tagger = openTagger(loadLexicons());
  const digest = tagsDigest(tagAll([...readShipped(), ...OTHER_LANGUAGES], tagger));
  expect(digest, `tags have changed: raise EPOCH, now ${tagger.epoch}`).toBe(DIGESTS[tagger.epoch]);
});

test("the epoch is the last that has a digest", () => {
  const epochs = Object.keys(DIGESTS).map(Number);
  expect(openTagger(loadLexicons()).epoch).toBe(Math.max(...epochs));
});
