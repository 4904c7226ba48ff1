/** In the address of a snapshot: opens its form for a new link. */
export const shareHash = "#share";

export function shareFormOf(snapshot: string): string {
  return `/snapshots/${snapshot}${shareHash}`;
}
