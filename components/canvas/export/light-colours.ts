/** The tokens of app/globals.css in the light theme, by value: a picture that leaves the page has no style sheet. */
export const lightColours: ReadonlyMap<string, string> = new Map([
  ["bg", "#f6f7f9"],
  ["panel", "#ffffff"],
  ["lane", "#fbfcfd"],
  ["ink", "#0f172a"],
  ["soft", "#475569"],
  ["line", "#e2e8f0"],
  ["line-strong", "#cbd5e1"],
  ["control", "#7c8aa0"],
  ["blue", "#1d4ed8"],
  ["missing", "#b91c1c"],
  ["planned", "#1d4ed8"],
  ["partial", "#b45309"],
  ["standing", "#047857"],
  ["neutral", "#586579"],
  ["none", "none"],
]);
