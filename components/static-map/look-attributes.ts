/** The tokens of app/globals.css in the light theme, by value: a picture outside the page has no style sheet. */
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

/** The same as the tokens themselves, for a page that sets them in both themes. */
export const themeColours: ReadonlyMap<string, string> = new Map(
  [...lightColours.keys()].map((name) => [name, name === "none" ? name : `var(--${name})`]),
);

const paints: ReadonlyMap<string, string> = new Map([
  ["fill", "fill"],
  ["stroke", "stroke"],
  ["text", "color"],
]);

/**
 * The classes of a shape as its attributes: "fill-standing/35" becomes a fill and its opacity, "[stroke-dasharray:10_6]"
 * the attribute of that name. Classes without a colour or a line are left out.
 */
export function lookAttributes(
  classNames: string,
  colours = lightColours,
): readonly (readonly [name: string, value: string])[] {
  return classNames.split(/\s+/).flatMap((written) => {
    const className = written.replace(/^!/, "");
    const property = /^!?\[([\w-]+):(.+)\]$/.exec(className);
    if (property) return [[property[1] ?? "", (property[2] ?? "").replaceAll("_", " ")] as const];
    const paint = /^(fill|stroke|text)-([a-z-]+?)(?:\/(\d+))?$/.exec(className);
    const colour = colours.get(paint?.[2] ?? "");
    const attribute = paints.get(paint?.[1] ?? "");
    if (colour === undefined || attribute === undefined) return [];
    const opacity = paint?.[3];
    return opacity === undefined
      ? [[attribute, colour] as const]
      : [[attribute, colour] as const, [`${attribute}-opacity`, String(Number(opacity) / 100)] as const];
  });
}
