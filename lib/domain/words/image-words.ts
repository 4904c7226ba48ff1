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

/** Whether a parent image can change, as one sentence without the full stop. */
export function pinningWords(parent: ParentImage): string {
  return isFloating(parent)
    ? "Not pinned: anyone who moves the tag changes the parent image"
    : "Pinned by digest: the parent image stays the same";
}

/** The parent image of an image, in a few words. */
export function standsOn({ parents = [] }: Image): string {
  const [first, ...rest] = parents;
  if (!first) return "no parent image";
  return `on ${parentWords(first)}${rest.length > 0 ? ` and ${rest.length} more` : ""}`;
}
