/** A map from pairs of small numbers to numbers that lies in one piece: a look-up touches one place. */
export type NumberTable = { slots: Int32Array; size: number };

const FIRST_CAPACITY = 1024;
const SECOND_BITS = 15;

/** Both numbers of a key must stay below this. */
const MOST_NUMBERS = 2 ** SECOND_BITS;

/** A table without entries. */
export function emptyTable(): NumberTable {
  return { slots: new Int32Array(2 * FIRST_CAPACITY), size: 0 };
}

/** The value under two numbers, or -1. */
export function lookUp({ slots }: NumberTable, first: number, second: number): number {
  const key = first * MOST_NUMBERS + second + 1;
  const mask = slots.length / 2 - 1;
  for (let at = spread(key) & mask; ; at = (at + 1) & mask) {
    const there = slots[2 * at]!;
    if (there === key) return slots[2 * at + 1]!;
    if (there === 0) return -1;
  }
}

/** Puts a value, which is not negative, under two numbers. */
export function put(table: NumberTable, first: number, second: number, value: number): void {
  if (first >= MOST_NUMBERS || second >= MOST_NUMBERS) throw new RangeError("too many numbers");
  if (table.size * 4 > table.slots.length) grow(table);
  if (place(table.slots, first * MOST_NUMBERS + second + 1, value)) table.size += 1;
}

/** Returns whether the key is new. */
function place(slots: Int32Array, key: number, value: number): boolean {
  const mask = slots.length / 2 - 1;
  let at = spread(key) & mask;
  while (slots[2 * at] !== 0 && slots[2 * at] !== key) at = (at + 1) & mask;
  const isNew = slots[2 * at] === 0;
  slots[2 * at] = key;
  slots[2 * at + 1] = value;
  return isNew;
}

function grow(table: NumberTable): void {
  const { slots } = table;
  table.slots = new Int32Array(2 * slots.length);
  for (let i = 0; i < slots.length; i += 2) {
    if (slots[i] !== 0) place(table.slots, slots[i]!, slots[i + 1]!);
  }
}

function spread(key: number): number {
  const mixed = Math.imul(key, 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
