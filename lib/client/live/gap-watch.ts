interface GapWatchInput {
  readonly hasGap: () => boolean;
  readonly fetchDocument: (signal: AbortSignal) => Promise<void>;
}

const patience = 2_000;

/** Waits briefly for missing earlier events, then fetches the document; repeats while they are missing. */
export function createGapWatch({ hasGap, fetchDocument }: GapWatchInput) {
  const stopping = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const check = () => {
    if (stopping.signal.aborted) return;
    if (!hasGap()) {
      clearTimeout(timer);
      timer = undefined;
      return;
    }
    timer ??= setTimeout(() => {
      void fetchDocument(stopping.signal).then(() => {
        timer = undefined;
        check();
      });
    }, patience);
  };
  return {
    check,
    stop: () => {
      clearTimeout(timer);
      stopping.abort();
    },
  };
}
