/** The UTC day so many days after another, by the platform's own calendar. */
export function dayAhead(from: string, days: number): string {
  const time = new Date(`${from}T00:00:00Z`);
  time.setUTCDate(time.getUTCDate() + days);
  return time.toISOString().slice(0, 10);
}
