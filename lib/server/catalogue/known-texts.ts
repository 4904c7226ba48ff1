import "server-only";

/** Characters: enough for a map of a few thousand nodes, and for as much of a larger one. */
const mostKept = 8 * 1024 * 1024;

/** The texts of items written before. The same object has the same text, so it is not written again. */
export class KnownTexts {
  readonly #texts = new Map<object, string>();
  #size = 0;
  #used = 0;

  of(item: object, write: (item: object) => string): string {
    const known = this.#texts.get(item);
    if (known !== undefined) {
      this.#used += 1;
      return known;
    }
    const text = write(item);
    if (this.#size + text.length <= mostKept) {
      this.#size += text.length;
      this.#used += 1;
      this.#texts.set(item, text);
    }
    return text;
  }

  /** Runs after each content: if most of the stored texts were unused, all are dropped. */
  end(): void {
    if (this.#texts.size > 2 * this.#used) {
      this.#texts.clear();
      this.#size = 0;
    }
    this.#used = 0;
  }
}
