/** The word that fits the number: "claim" for 1, "claims" for any other. @param many where it is not `one` with an s */
export function plural(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? one : many;
}

/** "1 claim", "2 claims". */
export function counted(count: number, one: string, many?: string): string {
  return `${count} ${plural(count, one, many)}`;
}
