/** Does something with what is open; errors of the connection become such with a stable code. */
export type Using<Session> = <T>(act: (session: Session) => Promise<T>) => Promise<T>;

/** Goes through what comes of a session some at a time, each step by way of `using`. */
export async function* usingEach<Session, T>(
  using: Using<Session>,
  open: (session: Session) => AsyncIterable<T>,
): AsyncIterable<T> {
  const some = await using(async (session) => open(session)[Symbol.asyncIterator]());
  for (;;) {
    const { done, value } = await using(() => some.next());
    if (done) return;
    yield value;
  }
}
