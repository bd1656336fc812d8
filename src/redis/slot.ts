import calculateSlot from "cluster-key-slot";

/** How many slots a Redis Cluster deals its keys over. */
export const SLOTS = 16_384;

/** The slot of a key: that of its hash tag, the part in its first braces, where it has one. */
export const slotOf: (key: string) => number = calculateSlot;
