import { openCount } from "../coverage/coverage";
import type { Counts } from "../posture";

/** "12 of 20 open, 5 not assessed", "20 of 20 not assessed": what nobody has assessed is open, and not known to be missing. */
export function openText(counts: Counts): string {
  const [open, { inScope, notAssessed }] = [openCount(counts), counts];
  if (notAssessed === 0) return `${open} of ${inScope} open`;
  return notAssessed === open
    ? `${open} of ${inScope} not assessed`
    : `${open} of ${inScope} open, ${notAssessed} not assessed`;
}
