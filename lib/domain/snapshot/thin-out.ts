/**
 * Which items of a row to draw if all would be too close: the last, from there back every n-th, and the first.
 * @param most about how many stay, one more at most
 * @returns positions from 0, ascending, and the n
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
