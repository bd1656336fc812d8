/** The world as it is drawn: outlines as SVG paths, a point for each state too small for one. */
export type World = {
  width: number;
  height: number;
  countries: readonly { code: string | null; name: string; disputed: boolean; path: string }[];
  small: readonly { code: string; x: number; y: number }[];
  /** Who borders on whom, by code. */
  neighbours: Readonly<Record<string, readonly string[]>>;
};

/** Countries and bodies that are asked about together: "G20". */
export type Roster = { name: string; members: readonly string[] };
