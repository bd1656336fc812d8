/** The name of a tagger: the first word of its model, behind which its version stands. */
export function taggerName(model: string): string {
  return model.split(" ", 1)[0] ?? "";
}
