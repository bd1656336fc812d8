import { z } from "zod";

/** The shapes that have a name in the description of the server. */
export const SHAPES = z.registry<{ id: string }>();

/** Gives a shape its name. */
export function named<T extends z.ZodType>(id: string, shape: T): T {
  SHAPES.add(shape, { id });
  return shape;
}
