type Place = [x: number, y: number];

/** The outlines of a path of the world (M, l and z with whole numbers), each closed, as GeoJSON has them. */
export function ringsOf(path: string): Place[][] {
  return path
    .split("M")
    .slice(1)
    .map((outline) => {
      const [x = 0, y = 0, ...steps] = (outline.match(/-?\d+/g) ?? []).map(Number);
      const ring: Place[] = [[x, y]];
      let at: Place = [x, y];
      for (let i = 0; i + 1 < steps.length; i += 2) {
        at = [at[0] + steps[i]!, at[1] + steps[i + 1]!];
        ring.push(at);
      }
      return [...ring, [x, y]];
    });
}
