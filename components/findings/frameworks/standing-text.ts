import type { PairCounts } from "../pair-counts";

/** "3 of 8 stand, 2 not assessed": what decides, with what it is out of. */
export function standingText({ standing, inScope, notAssessed, notApplicable }: PairCounts): string {
  if (inScope === 0) return notApplicable > 0 ? "all not applicable" : "applies to nothing here";
  const stand = `${standing} of ${inScope} ${inScope === 1 ? "stands" : "stand"}`;
  return notAssessed > 0 ? `${stand}, ${notAssessed} not assessed` : stand;
}
