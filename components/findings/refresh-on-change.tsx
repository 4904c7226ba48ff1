"use client";
// Before any schema is made.
import "@/lib/client/zod-without-eval";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { followChanges } from "@/lib/client/live/follow-changes";
import { createHttpTransport } from "@/lib/client/live/http-transport";
import { newOperationId } from "@/lib/client/new-id";

interface RefreshOnChangeProps {
  readonly pipelineId: string;
  /** The revision that the page was made of. */
  readonly revision: number;
  /** Whether the page tells of reports of scanners, which change without the map. */
  readonly withReports?: boolean;
}

/** Loads a page again whenever its pipeline changes. For pages that are only read: nothing in them could be lost. */
export function RefreshOnChange({ pipelineId, revision, withReports = false }: RefreshOnChangeProps) {
  const router = useRouter();
  const [{ tab, from }] = useState(() => ({ tab: newOperationId(), from: revision }));
  useEffect(
    () =>
      followChanges({
        openEvents: createHttpTransport(pipelineId, tab).openEvents,
        random: Math.random,
        from,
        withReports,
        refresh: () => router.refresh(),
      }),
    [pipelineId, tab, from, router, withReports],
  );
  return null;
}
