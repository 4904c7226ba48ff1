import "server-only";

/** Characters: a map of a few thousand nodes, and of a larger one as much. */
const mostKept = 8 * 1024 * 1024;

/** The texts of items as they were written before: what is the same object says the same, and is not written again. */
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

  /** After each content: where most of what is kept was not in it, all is let go. */
  end(): void {
    if (this.#texts.size > 2 * this.#used) {
      this.#texts.clear();
      this.#size = 0;
    }
    this.#used = 0;
  }
}
