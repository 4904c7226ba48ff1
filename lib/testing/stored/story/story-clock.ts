const Real = Date;
let shift = 0;

class StoryDate extends Real {
  constructor(...given: readonly unknown[]) {
    // Whatever the real one takes.
    super(...((given.length === 0 ? [StoryDate.now()] : given) as [number]));
  }

  static override now(): number {
    return Real.now() + shift;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Real;
  }
}

/** Puts the clock of this process to a moment, from which it goes on: not every command takes the time as an argument. */
export function setClock(moment: string): void {
  shift = Real.parse(moment) - Real.now();
  // Called without `new` by nobody here.
  globalThis.Date = StoryDate as unknown as DateConstructor;
}
