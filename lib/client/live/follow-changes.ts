import { streamEvents } from "./stream-events";
import type { Transport } from "./transport";

interface Following {
  readonly openEvents: Transport["openEvents"];
  readonly random: () => number;
  /** The revision that the page was rendered from. */
  readonly from: number;
  /** Whether the page shows scan results, which change without the map. */
  readonly withReports: boolean;
  /** Reloads the page; if access was lost, the page then says so. */
  readonly refresh: () => void;
}

/** In milliseconds: typing sends many changes, and the page reloads once they pause. */
const pause = 400;

/** Reloads a page whenever its pipeline changes. @returns stops it */
export function followChanges({ openEvents, random, from, withReports, refresh }: Following): () => void {
  let known = from;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refreshSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, pause);
  };
  const stream = streamEvents({
    openEvents,
    random,
    after: () => known,
    onEvents: (events) => {
      known = events.at(-1)?.revision ?? known;
      refreshSoon();
    },
    onReports: () => withReports && refreshSoon(),
    // Without a connection the page stays as rendered, with its date.
    onConnection: (connection) => {
      // The stream reports changes without a revision only while it is connected.
      if (connection === "live" && withReports) refreshSoon();
    },
    onEnded: refresh,
  });
  return () => {
    clearTimeout(timer);
    stream.stop();
  };
}
