import type { Image, Layer } from "../pipeline/document";
import { isFloating, type ParentImage } from "../pipeline/parent-images";

export const layerKindNames: { readonly [Kind in Layer["kind"]]: string } = {
  parent: "Parent",
  dependencies: "Dependencies",
  application: "Application",
  configuration: "Configuration",
  other: "Other",
};

/** "ubuntu:24.04, not pinned". */
export function parentWords(parent: ParentImage): string {
  return `${parent.ref}, ${isFloating(parent) ? "not pinned" : "pinned"}`;
}

/** Whether what a parent is can change under those who build on it, as one sentence without its full stop. */
export function pinningWords(parent: ParentImage): string {
  return isFloating(parent)
    ? "Not pinned: anyone who moves the tag decides what is built on"
    : "Pinned by digest: what is built on stays the same";
}

/** What an image stands on, in a few words. */
export function standsOn({ parents = [] }: Image): string {
  const [first, ...rest] = parents;
  if (!first) return "no parent said";
  return `on ${parentWords(first)}${rest.length > 0 ? ` and ${rest.length} more` : ""}`;
}
