/**
 * Which of so many in a row are drawn where all would be too close: the last, from there back every n-th, and the first.
 * @param most about as many are left, one more at most
 * @returns positions from 0, rising, and the n
 */
export function thinOut(
  total: number,
  most: number,
): { readonly positions: readonly number[]; readonly step: number } {
  const step = Math.max(1, Math.ceil(total / most));
  const positions: number[] = [];
  for (let position = total - 1; position > 0; position -= step) positions.push(position);
  if (total > 0) positions.push(0);
  return { positions: positions.toReversed(), step };
}
