import { dayNumber } from "../days";
import { lastDayOf } from "../days-after";

const form =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d{1,9})?)?\s?(?:(Z|UTC)|([+-])(\d{2}):?(\d{2}))?)?$/;
const minutesOfDay = 24 * 60;

/**
 * The UTC day of a time in a report: RFC 3339 with any zone, a date, or seconds since 1970.
 * @returns `YYYY-MM-DD`; undefined for anything else, and for years before 2000, as Go's zero time is
 */
export function reportDay(written: unknown): string | undefined {
  if (typeof written === "number") return dayOf(dayNumber("1970-01-01") + Math.floor(written / 86_400));
  if (typeof written !== "string" || written.length > 40) return undefined;
  const parts = form.exec(written.trim());
  if (!parts) return undefined;
  const [, year, month, day, hour, minute, , sign, zoneHours, zoneMinutes] = parts;
  if (Number(month) < 1 || Number(month) > 12) return undefined;
  if (Number(day) < 1 || Number(day) > lastDayOf(Number(year), Number(month))) return undefined;
  const offset = (Number(zoneHours ?? 0) * 60 + Number(zoneMinutes ?? 0)) * (sign === "-" ? -1 : 1);
  const minutes = Number(hour ?? 0) * 60 + Number(minute ?? 0) - offset;
  return dayOf(dayNumber(`${year}-${month}-${day}`) + Math.floor(minutes / minutesOfDay));
}

const [first, last] = [dayNumber("2000-01-01"), dayNumber("9999-12-31")];

/** The day of a number of `dayNumber`, which counts years from March. */
function dayOf(number: number): string | undefined {
  if (!(number >= first && number <= last)) return undefined;
  let year = Math.floor(number / 365.2425);
  while (dayNumber(`${year + 1}-01-01`) <= number) year++;
  while (dayNumber(`${year}-01-01`) > number) year--;
  let month = 1;
  while (month < 12 && dayNumber(`${year}-${month + 1}-01`) <= number) month++;
  const day = number - dayNumber(`${year}-${month}-01`) + 1;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
