"use client";
// Before any schema is made.
import "@/lib/client/zod-without-eval";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { followEvents } from "@/lib/client/live/follow-events";
import { createHttpTransport } from "@/lib/client/live/http-transport";
import { newOperationId } from "@/lib/client/new-id";

interface FollowChangesProps {
  readonly pipelineId: string;
  /** The revision that the page was made of. */
  readonly revision: number;
}

/** Who types sends many changes: the page is made anew once they pause. In milliseconds. */
const pause = 400;

/** Makes a page anew that was made of a pipeline, whenever that changes. For pages to read: there is nothing in them that could be lost. */
export function FollowChanges({ pipelineId, revision }: FollowChangesProps) {
  const router = useRouter();
  const [{ tab, from }] = useState(() => ({ tab: newOperationId(), from: revision }));
  useEffect(() => {
    let known = from;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follower = followEvents({
      openEvents: createHttpTransport(pipelineId, tab).openEvents,
      random: Math.random,
      after: () => known,
      onEvents: (events) => {
        known = events.at(-1)?.revision ?? known;
        clearTimeout(timer);
        timer = setTimeout(() => router.refresh(), pause);
      },
      // Without a connection, what is shown stays as it was made, and says of which day.
      onConnection: () => undefined,
      // Made anew, a page that may no longer be read says so.
      onEnded: () => router.refresh(),
    });
    return () => {
      clearTimeout(timer);
      follower.stop();
    };
  }, [pipelineId, tab, from, router]);
  return null;
}
