/** The word that fits the number. */
export function agree(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}
