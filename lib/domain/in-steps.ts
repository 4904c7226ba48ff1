/** Work that can be put down after each of its steps. */
export interface InSteps<T> {
  /** Does the next step. @returns whether there are more */
  readonly step: () => boolean;
  /** Does what is left of it. */
  readonly result: () => T;
}

/** Nothing is done before the first step. */
export function inSteps<T>(make: () => Iterator<undefined, T>): InSteps<T> {
  let work: Iterator<undefined, T> | undefined;
  let done: { readonly value: T } | undefined;
  const step = () => {
    if (done) return false;
    work ??= make();
    const { done: isDone, value } = work.next();
    if (isDone === true) done = { value };
    return isDone !== true;
  };
  return {
    step,
    result: () => {
      for (;;) {
        if (done) return done.value;
        step();
      }
    },
  };
}
