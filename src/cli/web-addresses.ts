import { InvalidInputError } from "../errors.ts";
import { plainAddress } from "../feeds/address.ts";

/** The web addresses that were named, in their plain form. Throws InvalidInputError for each that is none; `right` says what to do. */
export function webAddresses(names: readonly string[], right: string): string[] {
  const wrong = names.filter((name) => plainAddress(name) === undefined);
  if (wrong.length > 0) {
    throw new InvalidInputError(
      wrong.map((file) => ({ file, message: `is no address; write ${right}` })),
    );
  }
  return names.map((name) => plainAddress(name) ?? name);
}
