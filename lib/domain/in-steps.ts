/** Work that can be put down after each of its steps, some of which tell something. */
export interface InSteps<T, Told = undefined> {
  /** Does the next step. @returns whether there are more */
  readonly step: () => boolean;
  /** Does what is left of it. */
  readonly result: () => T;
  /** What a step told last. */
  readonly told: () => Told | undefined;
}

/** Nothing is done before the first step. */
export function inSteps<T, Told = undefined>(make: () => Iterator<Told | undefined, T>): InSteps<T, Told> {
  let work: Iterator<Told | undefined, T> | undefined;
  let told: Told | undefined;
  let done: { readonly value: T } | undefined;
  const step = () => {
    if (done) return false;
    work ??= make();
    const next = work.next();
    if (next.done === true) done = { value: next.value };
    else told = next.value ?? told;
    return next.done !== true;
  };
  return {
    step,
    told: () => told,
    result: () => {
      for (;;) {
        if (done) return done.value;
        step();
      }
    },
  };
}
