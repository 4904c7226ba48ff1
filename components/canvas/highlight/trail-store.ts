import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** One hand-over of the line that is lit, in its order. */
export interface LitHop {
  readonly edge: string;
  readonly from: string;
  readonly to: string;
  /** Something looks at what is handed over. */
  readonly isChecked: boolean;
}

interface TrailState {
  /** The image that is followed; undefined: all of them. */
  readonly image: string | undefined;
  readonly isLit: boolean;
  readonly hops: readonly LitHop[];
  readonly edges: ReadonlyMap<string, LitHop>;
  readonly nodes: ReadonlySet<string>;
  /** The hand-over that is looked at; undefined: the line as a whole. */
  readonly current: LitHop | undefined;
}

const dark: TrailState = {
  image: undefined,
  isLit: false,
  hops: [],
  edges: new Map(),
  nodes: new Set(),
  current: undefined,
};

/** The line that is followed on the open map. Apart from the map's own state, so that nothing waits for it that does not follow. */
export const trailStore = createStore<TrailState>(() => dark);

/** Lights a line. The step that was looked at stays, or else the one that is in its place now. */
export function lightTrail(hops: readonly LitHop[]): void {
  trailStore.setState(({ current, hops: before }) => ({
    isLit: true,
    hops,
    edges: new Map(hops.map((hop) => [hop.edge, hop])),
    nodes: new Set(hops.flatMap(({ from, to }) => [from, to])),
    current:
      current &&
      (hops.find(({ edge }) => edge === current.edge) ??
        hops[Math.min(before.indexOf(current), hops.length - 1)]),
  }));
}

/** The line is not shown any more; what was followed and where is kept, to go on from. */
export function darkenTrail(): void {
  trailStore.setState({ isLit: false });
}

/** Nothing of another map's line is kept. */
export function forgetTrail(): void {
  trailStore.setState(dark, true);
}

export function followImage(image: string | undefined): void {
  trailStore.setState((before) => (before.image === image ? before : { image, current: undefined }));
}

/** Goes along the line; from the line as a whole, forwards to its first hand-over and backwards to its last. */
export function stepTrail(by: 1 | -1): void {
  trailStore.setState(({ hops, current }) => {
    const at = current ? hops.indexOf(current) : by > 0 ? -1 : hops.length;
    return { current: hops[Math.min(Math.max(at + by, 0), hops.length - 1)] };
  });
}

/** Looks at one hand-over of the line, or at all of it. */
export function goOnTrail(edge: string | undefined): void {
  trailStore.setState(({ edges }) => ({ current: edge === undefined ? undefined : edges.get(edge) }));
}

export function useTrail<T>(selector: (state: TrailState) => T): T {
  return useStore(trailStore, selector);
}

export type EdgeTrail = "checked" | "unchecked" | "checked-now" | "unchecked-now" | "off";

/** How a hand-over looks while a line is followed; undefined while none is. */
export function useEdgeTrail(id: string): EdgeTrail | undefined {
  return useTrail(({ isLit, edges, current }) => {
    if (!isLit) return undefined;
    const hop = edges.get(id);
    if (!hop) return "off";
    if (current === hop) return hop.isChecked ? "checked-now" : "unchecked-now";
    return hop.isChecked ? "checked" : "unchecked";
  });
}

export type NodeTrail = "lit" | "now" | "off";

export function useNodeTrail(id: string): NodeTrail | undefined {
  return useTrail(({ isLit, nodes, current }) => {
    if (!isLit) return undefined;
    if (!nodes.has(id)) return "off";
    return current?.from === id || current?.to === id ? "now" : "lit";
  });
}
