import "server-only";

/** In milliseconds, unaffected by changes of the clock. For waits, refills and expiry. */
export function steadyNow(): number {
  return performance.now();
}

/** The UTC day as `YYYY-MM-DD`, the domain's today. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000));
}

export function endOfDay(day: string): Date {
  return new Date(`${day}T23:59:59.999Z`);
}
