import { streamEvents } from "./stream-events";
import type { Transport } from "./transport";

interface Following {
  readonly openEvents: Transport["openEvents"];
  readonly random: () => number;
  /** The revision that the page was made of. */
  readonly from: number;
  /** Whether the page tells of reports of scanners, which change without the map. */
  readonly withReports: boolean;
  /** Makes the page again; a page that may no longer be read says so then. */
  readonly refresh: () => void;
}

/** In milliseconds: typing sends many changes, and the page is made again once they pause. */
const pause = 400;

/** Has a page made again whenever its pipeline changes. @returns stops it */
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
    // Without a connection, what is shown stays as it was made, and says of which day.
    onConnection: (connection) => {
      // Of changes that have no revision, the stream tells only while it is there: not before it is, nor while it is gone.
      if (connection === "live" && withReports) refreshSoon();
    },
    onEnded: refresh,
  });
  return () => {
    clearTimeout(timer);
    stream.stop();
  };
}
