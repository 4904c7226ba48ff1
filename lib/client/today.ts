let known = { day: Number.NaN, text: "" };
let ahead: number | undefined;

/** In milliseconds: a smaller difference is the page's transfer time, not a clock difference. */
const unnoticed = 5 * 60_000;

/**
 * The UTC day of the server, by which statuses and evidence count, whatever this browser's clock says. Each card reads it:
 * formatted once a day.
 */
export function today(): string {
  ahead ??= aheadOfServer();
  const day = Math.floor((Date.now() - ahead) / 86_400_000);
  if (day !== known.day) known = { day, text: new Date(day * 86_400_000).toISOString().slice(0, 10) };
  return known.text;
}

/** From the time at which the server rendered the page: read once, when the page is new. */
function aheadOfServer(): number {
  const made = typeof document === "undefined" ? undefined : document.documentElement.dataset["now"];
  const difference = made === undefined ? 0 : Date.now() - Date.parse(made);
  return Math.abs(difference) < unnoticed ? 0 : difference;
}
