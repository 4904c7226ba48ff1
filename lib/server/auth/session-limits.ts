import "server-only";

/** A session ends after this idle time, and after this total time in any case. */
export const sessionLimits = {
  idleSeconds: 12 * 60 * 60,
  absoluteSeconds: 7 * 24 * 60 * 60,
  /** The end of an idle session moves at most this often, so that not every read is a write. */
  renewSeconds: 60,
} as const;
