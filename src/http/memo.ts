export type Memo<T> = {
  /** What was made for this key and state, or is being made; else makes it. */
  get(key: string, state: string, make: () => Promise<T>): Promise<T>;
};

/** Keeps the latest of what was made for each key, at most so many. */
export function openMemo<T>(most: number): Memo<T> {
  const made = new Map<string, { state: string; value: Promise<T> }>();
  return {
    get(key, state, make) {
      const known = made.get(key);
      made.delete(key);
      const entry = known?.state === state ? known : { state, value: make() };
      made.set(key, entry);
      entry.value.catch(() => {
        if (made.get(key) === entry) made.delete(key);
      });
      const [oldest] = made.keys();
      if (made.size > most && oldest !== undefined) made.delete(oldest);
      return entry.value;
    },
  };
}
