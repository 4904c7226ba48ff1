import { counted, formatDay } from "@/lib/domain/words/english";

export function UtcTime({ at }: { readonly at: string }) {
  return <time dateTime={at}>{at.length > 10 ? formatInstant(at) : formatDay(at)}</time>;
}

/** "24 Nov 2026 14:02 UTC" from an ISO 8601 instant in UTC. */
export function formatInstant(iso: string): string {
  return `${formatDay(iso)} ${iso.slice(11, 16)} UTC`;
}

/** Whole days from one UTC day to another; negative when `to` comes first. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000);
}

/** "6 days overdue"; undefined if the day has not passed. */
export function overdueText(due: string, today: string): string | undefined {
  const late = daysBetween(due, today);
  if (late <= 0) return undefined;
  return `${counted(late, "day")} overdue`;
}

const minute = 60_000;

const hour = 60 * minute;

const day = 24 * hour;

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** How long ago, with the exact moment in UTC on hover and for machines. Drawn on the server: `now` is the request's. */
export function TimeAgo({ at, now }: { readonly at: string; readonly now: Date }) {
  return (
    <time dateTime={at} title={formatInstant(at)}>
      {agoText(at, now)}
    </time>
  );
}

/** As `TimeAgo`, for a narrow column: "today", "3 d", "2 wk", "5 mo". */
export function ShortAge({ at, now }: { readonly at: string; readonly now: Date }) {
  return (
    <time dateTime={at} title={formatInstant(at)}>
      {shortAgeText(at, now)}
    </time>
  );
}

export function shortAgeText(at: string, now: Date): string {
  const days = Math.floor((now.getTime() - Date.parse(at)) / day);
  if (days < 1) return "today";
  if (days < 14) return `${days} d`;
  if (days < 61) return `${Math.floor(days / 7)} wk`;
  return days < 730 ? `${Math.floor(days / 30.44)} mo` : `${Math.floor(days / 365.25)} y`;
}

function agoText(at: string, now: Date): string {
  const age = now.getTime() - Date.parse(at);
  if (age < minute) return "just now";
  if (age < hour) return relative.format(-Math.floor(age / minute), "minute");
  if (age < day) return relative.format(-Math.floor(age / hour), "hour");
  if (age < 14 * day) return relative.format(-Math.floor(age / day), "day");
  return `on ${formatDay(at)}`;
}
