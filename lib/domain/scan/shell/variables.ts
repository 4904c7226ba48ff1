import { fillIn, type Value } from "./expand-word";

type Known = Exclude<Value, undefined>;

/** A script's variables at one place. */
export class Variables {
  private values: Map<string, Known>;
  private readonly given: ReadonlyMap<string, string>;
  /** Those that scripts which it calls see as well. */
  private readonly exported = new Set<string>();
  private readonly arrays = new Map<string, readonly string[]>();
  private readonly asked = new Set<string>();
  /** Given values with what they name filled in: each once, or values of values would be filled in without end. */
  private readonly filled = new Map<string, Known>();
  exportsAll = false;

  /** @param given what the file says of variables; their values may name others. */
  constructor(given: ReadonlyMap<string, string>, values: Iterable<readonly [string, Known]> = []) {
    this.given = given;
    this.values = new Map(values);
    for (const [name] of this.values) this.exported.add(name);
  }

  get(name: string): Value {
    const own = this.values.get(name);
    if (own !== undefined) return own;
    const given = this.given.get(name);
    if (given === undefined || this.asked.has(name) || this.asked.size > 10) return undefined;
    if (!given.includes("$")) return { text: given };
    const known = this.filled.get(name);
    if (known) return known;
    this.asked.add(name);
    const text = fillIn(given, {
      valueOf: (other) => this.get(other),
      wordsOf: () => undefined,
      outputOf: () => undefined,
    });
    this.asked.delete(name);
    this.filled.set(name, { text });
    return { text };
  }

  set(name: string, value: Known): void {
    this.values.set(name, value);
    this.filled.clear();
    if (this.exportsAll) this.exported.add(name);
  }

  forget(name: string): void {
    this.values.delete(name);
    this.filled.clear();
    this.arrays.delete(name);
  }

  export(name: string): void {
    this.exported.add(name);
  }

  setWords(name: string, words: readonly string[]): void {
    this.arrays.set(name, words.slice(0, 200));
  }

  words(name: string): readonly string[] | undefined {
    return this.arrays.get(name);
  }

  snapshot(): ReadonlyMap<string, Known> {
    return new Map(this.values);
  }

  restore(snapshot: ReadonlyMap<string, Known>): void {
    this.values = new Map(snapshot);
    this.filled.clear();
  }

  /** Keeps what all of several ways agree on; of the rest no file tells which it is. */
  agree(ways: readonly ReadonlyMap<string, Known>[]): void {
    const [first = new Map<string, Known>(), ...others] = ways;
    const names = new Set(ways.flatMap((way) => [...way.keys()]));
    this.filled.clear();
    this.values = new Map(
      [...names].map((name) => {
        const value = first.get(name);
        const isAgreed = others.every((other) => textOf(other.get(name)) === textOf(value));
        return [name, isAgreed && value !== undefined ? value : ("unknown" as const)];
      }),
    );
  }

  /** For a script that is called: what is exported. */
  forChild(): Variables {
    return new Variables(
      this.given,
      [...this.values].filter(([name]) => this.exported.has(name) || this.given.has(name)),
    );
  }

  /** For a subshell: all. */
  copy(): Variables {
    const copied = new Variables(this.given, []);
    copied.values = new Map(this.values);
    for (const name of this.exported) copied.exported.add(name);
    for (const [name, words] of this.arrays) copied.arrays.set(name, words);
    return copied;
  }
}

function textOf(value: Value): string | undefined {
  return typeof value === "object" ? `=${value.text}` : value;
}
