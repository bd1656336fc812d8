/** The same function, which keeps its answers to the last `size` different texts. */
export function rememberLast<Value>(
  read: (text: string) => Value,
  size: number,
): (text: string) => Value {
  const kept = new Map<string, Value>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const value = read(text);
    if (kept.size >= size) kept.delete(kept.keys().next().value!);
    kept.set(text, value);
    return value;
  };
}
