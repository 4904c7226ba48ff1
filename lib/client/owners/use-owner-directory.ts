import { useEffect, useSyncExternalStore } from "react";
import type { OwnerDirectory } from "@/lib/domain/owners/owner-directory";
import { callApi } from "../api";

/** In milliseconds. A new member is offered with the next field. */
const fresh = 60_000;
const listeners = new Set<() => void>();
let directory: OwnerDirectory | undefined;
let asked = -Infinity;

/**
 * The workspace's known owners: requested from the server on first use, once for the whole page.
 * @param isWanted whether anything that needs it is shown
 * @returns undefined while it is not loaded, as without a connection
 */
export function useOwnerDirectory(isWanted: boolean): OwnerDirectory | undefined {
  useEffect(() => {
    if (isWanted) void ask();
  }, [isWanted]);
  return useSyncExternalStore(subscribe, known, unknown);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function known(): OwnerDirectory | undefined {
  return directory;
}

function unknown(): undefined {
  return undefined;
}

async function ask(): Promise<void> {
  if (performance.now() - asked < fresh || !navigator.onLine) return;
  asked = performance.now();
  const answer = await callApi("GET /owners");
  // The next field requests it again.
  if (!answer.ok) return void (asked = -Infinity);
  directory = answer.value;
  for (const listener of listeners) listener();
}
