// These come without types; here is as much of them as is used.
declare module "d3-geo" {
  type Projection = {
    fitExtent(extent: [[number, number], [number, number]], shape: unknown): Projection;
    (point: [number, number]): [number, number] | null;
  };
  export function geoEqualEarth(): Projection;
  export function geoPath(projection: Projection): {
    digits(count: number): (shape: unknown) => string | null;
  };
  export function geoGraticule10(): unknown;
}
declare module "topojson-client" {
  type Feature = { id?: string; properties: { name: string } };
  export function feature(topology: unknown, object: unknown): { features: Feature[] };
  export function neighbors(geometries: readonly unknown[]): number[][];
}
