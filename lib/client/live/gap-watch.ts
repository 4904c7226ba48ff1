interface GapWatchInput {
  readonly hasGap: () => boolean;
  /** Fetches the whole document instead of the events that do not come. */
  readonly fetchAnew: (signal: AbortSignal) => Promise<void>;
}

/** How long an event may be missing. */
const patience = 2_000;

/** Waits a little for events that are missing before others, then fetches the document; again while they stay away. */
export function createGapWatch({ hasGap, fetchAnew }: GapWatchInput) {
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
      void fetchAnew(stopping.signal).then(() => {
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
