import { idsBy, setOnce, type Features, type FeatureSpace } from "./feature-space.ts";
import { inTitle } from "./origin.ts";
import type { Reading } from "./reading.ts";
import { SIDES, sideOf } from "./side.ts";

/**
 * What kind of event it is, and on which side the speaker stands: harsh words about an attack mean
 * another thing than about a truce, and a party to a deal speaks well of it.
 */
export function openTitleFeatures(space: FeatureSpace) {
  const sides = idsBy(SIDES, (side) => space.idOf(`side:${side}`));
  return (features: Features, { fields, country }: Reading, balance: number): void => {
    const side = sideOf(country.tag.code, fields.parties);
    setOnce(features, sides[side], 0.5);
    const { forms } = fields.eventTitle;
    for (let at = 0; at < forms.length; at += 1) {
      for (const kind of forms[at]!.kinds) {
        const here = inTitle(at);
        setOnce(features, kind.id, 0.4, here);
        setOnce(features, kind.tone, 0.5 * balance, here);
        setOnce(features, kind.sides[side], 0.5, here);
      }
    }
  };
}
