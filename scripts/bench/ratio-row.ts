import { type Middle, milliseconds, times } from "./measure";
import type { Row } from "./table";

interface Rated {
  readonly what: string;
  readonly middle: Middle;
  readonly most: number;
  /** What the floor is, to be read after its time. */
  readonly floor: string;
  readonly isKnown?: boolean | undefined;
}

/** A row whose bound is so many times what a floor takes in the same run, whatever the machine. */
export function ratioRow({ what, middle: { taken, floor: least, ratio }, most, floor, isKnown }: Rated): Row {
  return {
    what,
    measured: `${times(ratio)} (${milliseconds(taken)})`,
    bound: `at most ${most} times`,
    beside: `${milliseconds(least)} ${floor}`,
    holds: ratio <= most,
    isKnown,
  };
}
