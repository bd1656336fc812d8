// oxlint-disable unicorn/no-thenable -- a list is meant to be awaited
/**
 * A list that is read when it is asked for: awaited it is an array, and `for await` goes through it part by part,
 * so that no more than a part is in memory. Each of them reads anew.
 */
export class Listing<Row> implements Promise<Row[]>, AsyncIterable<Row> {
  readonly [Symbol.toStringTag] = "Listing";
  readonly #whole: () => Promise<Row[]>;
  readonly #parts: () => AsyncIterable<readonly Row[]>;

  constructor(whole: () => Promise<Row[]>, parts: () => AsyncIterable<readonly Row[]>) {
    this.#whole = whole;
    this.#parts = parts;
  }

  /** Reads all of it. */
  then<Then = Row[], Else = never>(
    onRows?: ((rows: Row[]) => Then | PromiseLike<Then>) | null,
    onError?: ((error: unknown) => Else | PromiseLike<Else>) | null,
  ): Promise<Then | Else> {
    return this.#whole().then(onRows, onError);
  }

  /** Reads all of it, and hears why that failed. */
  catch<Else = never>(
    onError?: ((error: unknown) => Else | PromiseLike<Else>) | null,
  ): Promise<Row[] | Else> {
    return this.#whole().catch(onError);
  }

  /** Reads all of it, and hears when that is over. */
  finally(onDone?: (() => void) | null): Promise<Row[]> {
    return this.#whole().finally(onDone);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Row, void, undefined> {
    for await (const rows of this.#parts()) yield* rows;
  }
}
