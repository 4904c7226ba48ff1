"use client";
// Before any schema is made.
import "@/lib/client/zod-without-eval";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { streamEvents } from "@/lib/client/live/stream-events";
import { createHttpTransport } from "@/lib/client/live/http-transport";
import { newOperationId } from "@/lib/client/new-id";

interface RefreshOnChangeProps {
  readonly pipelineId: string;
  /** The revision that the page was made of. */
  readonly revision: number;
  /** Whether the page tells of reports of scanners, which change without the map. */
  readonly withReports?: boolean;
}

/** In milliseconds: typing sends many changes, and the page is made again once they pause. */
const pause = 400;

/** Loads a page again whenever its pipeline changes. For pages that are only read: nothing in them could be lost. */
export function RefreshOnChange({ pipelineId, revision, withReports = false }: RefreshOnChangeProps) {
  const router = useRouter();
  const [{ tab, from }] = useState(() => ({ tab: newOperationId(), from: revision }));
  useEffect(() => {
    let known = from;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const refreshSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => router.refresh(), pause);
    };
    const stream = streamEvents({
      openEvents: createHttpTransport(pipelineId, tab).openEvents,
      random: Math.random,
      after: () => known,
      onEvents: (events) => {
        known = events.at(-1)?.revision ?? known;
        refreshSoon();
      },
      onReports: () => withReports && refreshSoon(),
      // Without a connection, what is shown stays as it was made, and says of which day.
      onConnection: (connection) => {
        // Of changes that have no revision, the stream tells only while it is there.
        if (connection === "live" && isGone && withReports) refreshSoon();
        isGone = connection !== "live";
      },
      // Loaded again, a page that may no longer be read says so.
      onEnded: () => router.refresh(),
    });
    return () => {
      clearTimeout(timer);
      stream.stop();
    };
  }, [pipelineId, tab, from, router, withReports]);
  return null;
}
