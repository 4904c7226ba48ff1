import { openCount } from "../coverage/coverage";
import type { Counts } from "../posture";

/** "12 of 20 open, 5 not assessed", "20 of 20 not assessed": a control that is not assessed is a gap, but not missing. */
export function openText(counts: Counts): string {
  const [open, { inScope, notAssessed, accepted = 0 }] = [openCount(counts), counts];
  if (notAssessed > 0 && notAssessed === open) return `${open} of ${inScope} not assessed`;
  return [
    `${open} of ${inScope} open`,
    ...(accepted > 0 ? [`${accepted} accepted`] : []),
    ...(notAssessed > 0 ? [`${notAssessed} not assessed`] : []),
  ].join(", ");
}
