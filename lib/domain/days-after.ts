/** The calendar day so many days after a valid `YYYY-MM-DD`. @param days a whole number, at least 0 */
export function daysAfter(day: string, days: number): string {
  let after = day;
  for (let left = days; left > 0; left--) after = dayAfter(after);
  return after;
}

/** The calendar day after a valid `YYYY-MM-DD`, Gregorian. */
export function dayAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  if (date < lastDayOf(year, month)) return format(year, month, date + 1);
  return month < 12 ? format(year, month + 1, 1) : format(year + 1, 1, 1);
}

/** How many days a month has, 1 to 12, Gregorian. */
export function lastDayOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function format(year: number, month: number, date: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}
