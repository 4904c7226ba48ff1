/** Why the page cannot save until it is reloaded. */
export type EndReason = "signed-out" | "not-allowed" | "deleted" | "too-old" | "erased";

export interface Ended {
  readonly reason: EndReason;
  readonly text: string;
}

const texts: { readonly [Reason in EndReason]: string } = {
  "signed-out": "You were signed out. Sign in again to continue.",
  "not-allowed":
    "Your role does not allow changes to this pipeline. Reload the page to see its current state.",
  deleted: "This pipeline was deleted, or you lost access to it.",
  erased:
    "A text was erased from this pipeline, and this page may still show it. Reload the page to continue.",
  "too-old": "The server was updated or restored, so this page is outdated. Reload the page to continue.",
};

/** @param detail the server's text on a refused change, as when it takes the request for another site's. */
export function endedFor(reason: EndReason, detail?: string): Ended {
  return {
    reason,
    text:
      reason === "not-allowed" && detail !== undefined
        ? `${texts[reason]} The server says: ${detail}`
        : texts[reason],
  };
}

export function isEndReason(reason: unknown): reason is EndReason {
  return typeof reason === "string" && Object.hasOwn(texts, reason);
}

/** Why an answer with this status ends the session; undefined if a retry can help. */
export function endOfStatus(status: number): EndReason | undefined {
  if (status === 401) return "signed-out";
  if (status === 403) return "not-allowed";
  return status === 404 ? "deleted" : undefined;
}
