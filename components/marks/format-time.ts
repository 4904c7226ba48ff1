import { formatDay } from "@/lib/domain/words/format-day";
import { counted } from "@/lib/domain/words/plural";

/** "24 Nov 2026 14:02 UTC" from an ISO 8601 instant in UTC. */
export function formatInstant(iso: string): string {
  return `${formatDay(iso)} ${iso.slice(11, 16)} UTC`;
}

/** Whole days from one UTC day to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000);
}

/** "6 days overdue"; undefined where the day has not passed. */
export function overdueText(due: string, today: string): string | undefined {
  const late = daysBetween(due, today);
  if (late <= 0) return undefined;
  return `${counted(late, "day")} overdue`;
}
