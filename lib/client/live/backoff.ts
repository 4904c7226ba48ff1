const first = 500;
const longest = 30_000;

/**
 * Milliseconds before the next try: doubles each time, up to half a minute, and random between half of that and all of it,
 * so that a thousand browsers don't return to a restarted server at once.
 * @param failures how many tries failed in a row, 1 or more.
 * @param random from 0 to 1.
 */
export function backoff(failures: number, random: number): number {
  const full = Math.min(longest, first * 2 ** Math.min(failures - 1, 10));
  return Math.round(full / 2 + (full / 2) * random);
}
