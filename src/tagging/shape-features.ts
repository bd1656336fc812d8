import { addTo, setOnce, type Features, type FeatureSpace } from "./feature-space.ts";
import { CUE_USES } from "./cue.ts";
import { MARK } from "./marks.ts";
import { inText } from "./origin.ts";
import type { Reading } from "./reading.ts";
import { ROLES } from "../statement/tags.ts";

/** The shape of a statement: questions, quotes, persons, modals, shifters, who speaks, how long. */
export function openShapeFeatures(space: FeatureSpace) {
  const shape = (name: string) => space.idOf(`shape:${name}`);
  const [asked, question, exclaimed] = [shape("asked"), shape("question"), shape("exclaimed")];
  const [share, length, eventful] = [shape("quoted"), shape("length"), shape("events")];
  const unquoted = shape("unquoted");
  const uses = new Map(CUE_USES.map((use) => [use, space.idOf(`use:${use}`)]));
  const roles = new Map(ROLES.map((role) => [role, space.idOf(`role:${role}`)]));

  return (features: Features, { fields, clauses, hits, titled, events }: Reading): void => {
    const { forms } = fields.text;
    let quoted = 0;
    let taken = 0;
    for (let at = 0; at < forms.length; at += 1) {
      const { marks, shapes } = forms[at]!;
      const isQuoted = clauses.quoted[at]!;
      if (isQuoted) quoted += 1;
      if ((marks & (MARK.asks | MARK.exclaims)) !== 0) {
        const asks = isQuoted ? asked : question;
        const withWord = inText(Math.max(0, at - 1), at + 1);
        addTo(features, (marks & MARK.asks) !== 0 ? asks : exclaimed, 0.5, withWord);
      }
      if (shapes.length > 0) {
        for (const { id, value } of shapes) setOnce(features, id, value, inText(at, at + 1));
      }
      if (events[at]) taken += 1;
    }
    for (const { cue, from, to } of hits) {
      if (cue.use !== "stance") setOnce(features, uses.get(cue.use)!, 0.4, inText(from, to));
    }
    setOnce(features, roles.get(titled)!, 0.5);
    setOnce(features, share, forms.length > 0 ? quoted / forms.length : 0);
    setOnce(features, length, Math.min(2, forms.length / 60));
    setOnce(features, eventful, Math.min(2, taken / 4));
    if (quoted === 0) setOnce(features, unquoted, 0.5);
  };
}
