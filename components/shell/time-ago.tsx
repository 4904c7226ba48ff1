const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const absolute = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" });
const dateOnly = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** How long ago, with the exact moment in UTC on hover and for machines. Drawn on the server: `now` is the request's. */
export function TimeAgo({ at, now }: { readonly at: Date; readonly now: Date }) {
  return (
    <time dateTime={at.toISOString()} title={`${absolute.format(at)} UTC`}>
      {agoText(at, now)}
    </time>
  );
}

export function agoText(at: Date, now: Date): string {
  const age = now.getTime() - at.getTime();
  if (age < minute) return "just now";
  if (age < hour) return relative.format(-Math.floor(age / minute), "minute");
  if (age < day) return relative.format(-Math.floor(age / hour), "hour");
  if (age < 14 * day) return relative.format(-Math.floor(age / day), "day");
  return `on ${dateOnly.format(at)}`;
}

/** The exact moment, in UTC. */
export function Moment({ at }: { readonly at: Date }) {
  return <time dateTime={at.toISOString()}>{absolute.format(at)} UTC</time>;
}
