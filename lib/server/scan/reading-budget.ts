import "server-only";
import { steadyNow } from "../clock";
import { AppError } from "../errors";
import { oncePerProcess } from "../process";

interface Budget {
  /** Negative after a long reading, which is not interrupted. */
  readonly left: number;
  readonly at: number;
}

const minute = 60_000;
/** In milliseconds a minute: three readings of 5,000 files. */
const most = 30_000;

/** A person's remaining reading time, in milliseconds, which refills gradually. Counted per server. */
export function leftOf(person: string, now = steadyNow()): number {
  const before = budgets().get(person);
  return before === undefined ? most : Math.min(most, before.left + ((now - before.at) / minute) * most);
}

/** Throws `too-many` with the seconds to wait if a person's reading time is used up. */
export function requireReadingTime(person: string): void {
  const left = leftOf(person);
  if (left > 0) return;
  const seconds = Math.max(1, Math.ceil((-left / most) * (minute / 1000)));
  throw new AppError("too-many", {
    detail: `Reading limit reached: ${most / 1000} seconds a minute for each person. Try again in ${seconds} s.`,
    retryAfter: seconds,
  });
}

export function spendReading(person: string, milliseconds: number): void {
  const [known, now] = [budgets(), steadyNow()];
  for (const one of known.keys()) if (leftOf(one, now) >= most) known.delete(one);
  known.set(person, { left: leftOf(person, now) - milliseconds, at: now });
}

function budgets(): Map<string, Budget> {
  return oncePerProcess("reading-budgets", () => new Map());
}
