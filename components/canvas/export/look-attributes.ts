import { lightColours } from "./light-colours";

const paints: ReadonlyMap<string, string> = new Map([
  ["fill", "fill"],
  ["stroke", "stroke"],
  ["text", "color"],
]);

/**
 * What classes say of a shape, as attributes of the shape: "fill-standing/35" becomes a fill and its opacity,
 * "[stroke-dasharray:10_6]" the attribute of that name. Classes that say nothing of a colour or a line are left out.
 */
export function lookAttributes(classNames: string): readonly (readonly [name: string, value: string])[] {
  return classNames.split(/\s+/).flatMap((written) => {
    const className = written.replace(/^!/, "");
    const property = /^!?\[([\w-]+):(.+)\]$/.exec(className);
    if (property) return [[property[1] ?? "", (property[2] ?? "").replaceAll("_", " ")] as const];
    const paint = /^(fill|stroke|text)-([a-z-]+?)(?:\/(\d+))?$/.exec(className);
    const colour = lightColours.get(paint?.[2] ?? "");
    const attribute = paints.get(paint?.[1] ?? "");
    if (colour === undefined || attribute === undefined) return [];
    const opacity = paint?.[3];
    return opacity === undefined
      ? [[attribute, colour] as const]
      : [[attribute, colour] as const, [`${attribute}-opacity`, String(Number(opacity) / 100)] as const];
  });
}
