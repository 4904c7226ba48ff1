let known = { day: Number.NaN, text: "" };

/** The UTC day, as claims and evidence count days. It is asked for of each card: written once a day. */
export function today(): string {
  const day = Math.floor(Date.now() / 86_400_000);
  if (day !== known.day) known = { day, text: new Date(day * 86_400_000).toISOString().slice(0, 10) };
  return known.text;
}
