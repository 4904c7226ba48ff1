import { reportDay } from "./report-day";

const form = /[T ](\d{2}):(\d{2}):(\d{2}(?:\.\d{1,9})?)\s?(?:(?:Z|UTC)|([+-])(\d{2}):?(\d{2}))$/;
const minutesOfDay = 24 * 60;

/**
 * The UTC time of a time in a report, to the second or better: orders reports of one day.
 * @returns ISO 8601, so that times compare as text; undefined if only the day is known
 */
export function reportTime(written: unknown): string | undefined {
  const day = reportDay(written);
  const parts = day !== undefined && typeof written === "string" ? form.exec(written.trim()) : null;
  if (!parts) return undefined;
  const [, hour, minute, second, sign, zoneHours, zoneMinutes] = parts;
  const offset = (Number(zoneHours ?? 0) * 60 + Number(zoneMinutes ?? 0)) * (sign === "-" ? -1 : 1);
  const minutes =
    (((Number(hour) * 60 + Number(minute) - offset) % minutesOfDay) + minutesOfDay) % minutesOfDay;
  const two = (value: number) => String(value).padStart(2, "0");
  return `${day}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${second}Z`;
}
