import { addTo, setTo, type Features, type FeatureSpace } from "./feature-space.ts";
import { CUE_USES } from "./lexicons.ts";
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

  return (features: Features, { fields, memos, clauses, hits, role, events }: Reading): void => {
    const { text } = fields;
    let quoted = 0;
    let taken = 0;
    for (let at = 0; at < text.length; at += 1) {
      const { key } = text[at]!;
      if (clauses.quoted[at]) quoted += 1;
      if (key === "?") addTo(features, clauses.quoted[at] ? asked : question, 0.5);
      else if (key === "!") addTo(features, exclaimed, 0.5);
      const { shapes } = memos[at]!;
      if (shapes.length > 0) for (const { id, value } of shapes) setTo(features, id, value);
      if (events[at]) taken += 1;
    }
    for (const { cue } of hits) {
      if (cue.use !== "stance") setTo(features, uses.get(cue.use)!, 0.4);
    }
    setTo(features, roles.get(role)!, 0.5);
    setTo(features, share, text.length > 0 ? quoted / text.length : 0);
    setTo(features, length, Math.min(2, text.length / 60));
    setTo(features, eventful, Math.min(2, taken / 4));
    if (quoted === 0) setTo(features, unquoted, 0.5);
  };
}
