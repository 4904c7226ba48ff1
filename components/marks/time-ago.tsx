import { formatInstant } from "./format-time";
import { formatDay } from "@/lib/domain/words/format-day";

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

function agoText(at: string, now: Date): string {
  const age = now.getTime() - Date.parse(at);
  if (age < minute) return "just now";
  if (age < hour) return relative.format(-Math.floor(age / minute), "minute");
  if (age < day) return relative.format(-Math.floor(age / hour), "hour");
  if (age < 14 * day) return relative.format(-Math.floor(age / day), "day");
  return `on ${formatDay(at)}`;
}
