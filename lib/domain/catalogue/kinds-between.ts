import type { NodeKind } from "../pipeline/document";
import { nodeKinds } from "../pipeline/document-lists";
import { usualConnections } from "./usual-connections";

export interface Between {
  readonly from?: NodeKind | undefined;
  readonly to?: NodeKind | undefined;
}

/**
 * The usual kinds after a kind, before one, or between two, in the order of the palette. Other kinds there are odd, but allowed.
 */
export function kindsBetween({ from, to }: Between): readonly NodeKind[] {
  return nodeKinds.filter(
    (kind) => (from === undefined || isUsual(from, kind)) && (to === undefined || isUsual(kind, to)),
  );
}

function isUsual(source: NodeKind, target: NodeKind): boolean {
  return usualConnections.some((row) => row.source === source && row.target === target);
}
