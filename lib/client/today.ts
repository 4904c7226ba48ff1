let known = { day: Number.NaN, text: "" };
let ahead: number | undefined;

/** In milliseconds: what a page takes to arrive is no difference of clocks. */
const unnoticed = 5 * 60_000;

/**
 * The UTC day of the server, as claims and evidence count days, whatever this browser's clock is set to. It is asked for of
 * each card: written once a day.
 */
export function today(): string {
  ahead ??= aheadOfServer();
  const day = Math.floor((Date.now() - ahead) / 86_400_000);
  if (day !== known.day) known = { day, text: new Date(day * 86_400_000).toISOString().slice(0, 10) };
  return known.text;
}

/** By the moment at which the server made the page: asked once, when the page is new. */
function aheadOfServer(): number {
  const made = typeof document === "undefined" ? undefined : document.documentElement.dataset["now"];
  const difference = made === undefined ? 0 : Date.now() - Date.parse(made);
  return Math.abs(difference) < unnoticed ? 0 : difference;
}
