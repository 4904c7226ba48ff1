"use client";
// Before any schema is created.
import "@/lib/client/zod-without-eval";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { followChanges } from "@/lib/client/live/follow-changes";
import { createHttpTransport } from "@/lib/client/live/http-transport";
import { newOperationId } from "@/lib/client/new-id";

interface RefreshOnChangeProps {
  readonly pipelineId: string;
  /** The revision that the page was rendered from. */
  readonly revision: number;
  /** Whether the page shows scan results, which change without the map. */
  readonly withReports?: boolean;
}

/** Reloads a page whenever its pipeline changes. For read-only pages: a reload must not lose input. */
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
