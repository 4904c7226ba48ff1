import "server-only";

/** Which links work now: neither revoked nor over, of a workspace that lets links work. */
export function isWorking(now: Date) {
  return {
    revokedAt: null,
    expiresAt: { gt: now },
    snapshot: { pipeline: { workspace: { sharesOff: false } } },
  } as const;
}
