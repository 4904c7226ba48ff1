/** In the address of a snapshot: its form for a new link is open. */
export const shareHash = "#share";

export function shareFormOf(snapshot: string): string {
  return `/snapshots/${snapshot}${shareHash}`;
}
