/** A number that opens what it counts: underlined, and high enough to hit. */
export const numberLook =
  "-my-1 inline-block min-h-6 py-0.5 tabular-nums underline decoration-line-strong underline-offset-2 hover:text-blue hover:decoration-blue";
