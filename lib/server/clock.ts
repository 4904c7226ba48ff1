import "server-only";

/** In milliseconds, and of no day: it goes on whatever the clock is set to. For what waits, fills up again or is forgotten. */
export function steadyNow(): number {
  return performance.now();
}

/** The UTC day as `YYYY-MM-DD`: what the domain takes as today. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  return dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000));
}

export function endOfDay(day: string): Date {
  return new Date(`${day}T23:59:59.999Z`);
}
