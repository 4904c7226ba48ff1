/** Why nothing can be saved any more until the page is loaded again. */
export type EndReason = "signed-out" | "not-allowed" | "deleted" | "too-old" | "erased";

export interface Ended {
  readonly reason: EndReason;
  readonly text: string;
}

const texts: { readonly [Reason in EndReason]: string } = {
  "signed-out": "You were signed out. Sign in again to go on.",
  "not-allowed": "Your role no longer lets you change this pipeline. Reload the page to see it as it is now.",
  deleted: "This pipeline was deleted, or is no longer shared with you.",
  erased: "A text was erased from this pipeline that this page may still show. Reload the page to go on.",
  "too-old": "The server was updated or restored, and this page no longer fits it. Reload the page to go on.",
};

/** @param detail what the server said about a refused change, as when it takes the page for another site's. */
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

/** Why an answer with this status ends the work; undefined where trying again can help. */
export function endOfStatus(status: number): EndReason | undefined {
  if (status === 401) return "signed-out";
  if (status === 403) return "not-allowed";
  return status === 404 ? "deleted" : undefined;
}
