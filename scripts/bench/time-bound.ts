import { times } from "./measure";

/** What a work may take: so many ms, or, where the machine is slow, so many times what a floor takes in the same run. */
interface TimeBound {
  readonly most: number;
  readonly mostTimes: number;
}

/** The parts of a row. @param taken, floor in ms, measured by turns */
export function timeBound({ most, mostTimes }: TimeBound, taken: number, floor: number) {
  return {
    bound: `under ${most.toLocaleString("en")} ms, or ${times(mostTimes)} what is beside it`,
    holds: taken < most || taken < floor * mostTimes,
  };
}
