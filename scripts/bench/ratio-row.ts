import { type Middle, milliseconds, times } from "./measure";
import type { Row } from "./table";

interface Rated {
  readonly what: string;
  readonly middle: Middle;
  readonly most: number;
  /** The meaning of the floor, printed after its time. */
  readonly floor: string;
  readonly isKnown?: boolean | undefined;
}

/** A row bounded by a multiple of a floor in the same run, whatever the machine. */
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
