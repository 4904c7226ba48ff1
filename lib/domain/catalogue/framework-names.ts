import { shortNames } from "./framework-short-names";
import { frameworkById } from "./frameworks";
import type { Governed } from "./own/own-controls";
import { compareText } from "../pipeline/pipeline";

const order = [...shortNames.keys()];

export function frameworkName(id: string, pipeline: Governed): string {
  return shortNames.get(id) ?? frameworkById(id, pipeline)?.title ?? id;
}

/** The catalogue's frameworks in their order, then custom ones by id. */
export function compareFrameworks(a: string, b: string): number {
  const [first, second] = [order.indexOf(a), order.indexOf(b)].map((index) =>
    index === -1 ? order.length : index,
  );
  return (first ?? 0) - (second ?? 0) || compareText(frameworkName(a, {}), frameworkName(b, {}));
}
