import "server-only";

/** A session ends after so long without use, and after so long in any case. */
export const sessionLimits = {
  idleSeconds: 12 * 60 * 60,
  absoluteSeconds: 7 * 24 * 60 * 60,
  /** The end of an idle session moves at most this often, so that not every read is a write. */
  renewSeconds: 60,
} as const;
