/** A valid `YYYY-MM-DD` as a number of days, Gregorian: years begin in March, so that the leap day is their last. */
export function dayNumber(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const march = month > 2 ? year : year - 1;
  const months = (month + 9) % 12;
  const leapDays = Math.floor(march / 4) - Math.floor(march / 100) + Math.floor(march / 400);
  return march * 365 + leapDays + Math.floor((months * 306 + 5) / 10) + date;
}

/**
 * @param day a valid `YYYY-MM-DD`
 * @returns its ISO 8601 week, from Monday, as `2026-W48`: of the year that its Thursday is in
 */
export function weekOf(day: string): string {
  const year = Number(day.slice(0, 4));
  const thursday = mondayOf(day) + 3;
  const firstOf = (one: number) => dayNumber(`${one}-01-01`);
  const weekYear = thursday < firstOf(year) ? year - 1 : thursday < firstOf(year + 1) ? year : year + 1;
  const week = Math.floor((thursday - firstOf(weekYear)) / 7) + 1;
  return `${weekYear}-W${String(week).padStart(2, "0")}`;
}

/** The number of the Monday on or before it. */
function mondayOf(day: string): number {
  const number = dayNumber(day);
  return number - ((number - aMonday) % 7);
}

/** Long before any other day. */
const aMonday = dayNumber("0001-01-01");
