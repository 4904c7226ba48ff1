import { dayAfter } from "./posture/coverage/effective-status";

/** The calendar day so many days after a valid `YYYY-MM-DD`. @param days a whole number, at least 0 */
export function daysAfter(day: string, days: number): string {
  let after = day;
  for (let left = days; left > 0; left--) after = dayAfter(after);
  return after;
}
