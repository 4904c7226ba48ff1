import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

/** One hand-over of the way that is drawn, in its order. */
export interface LitStep {
  readonly edge: string;
  readonly from: string;
  readonly to: string;
}

export type BadgeLook =
  | "start"
  | "exposed"
  | "fix"
  | "owned"
  | "unguarded"
  | "guarded"
  | "choke-point"
  | "supposed";

/** What is said of a node over its card. */
export interface Badge {
  readonly look: BadgeLook;
  readonly text: string;
}

/** What the findings mark on the map. */
export interface Marks {
  /** The way that is drawn; it can be gone along. */
  readonly steps: readonly LitStep[];
  /** Hand-overs that matter beside it. */
  readonly edges: ReadonlySet<string>;
  readonly badges: ReadonlyMap<string, readonly Badge[]>;
}

interface MarksState extends Marks {
  readonly isLit: boolean;
  /** By hand-over: which step of the way it is, from 1. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly onWay: ReadonlySet<string>;
  /** The step that is looked at; undefined: the way as a whole. */
  readonly current: LitStep | undefined;
}

export const noMarks: Marks = { steps: [], edges: new Set(), badges: new Map() };
const dark: MarksState = {
  ...noMarks,
  isLit: false,
  numbers: new Map(),
  onWay: new Set(),
  current: undefined,
};

/** What is marked on the open map. Apart from the map's own state, so that nothing waits for it that is not marked. */
export const marksStore = createStore<MarksState>(() => dark);

/** Marks the map, and dims the rest. What is marked as before keeps its objects, so that its card is not drawn again. */
export function lightMarks({ steps, edges, badges }: Marks): void {
  marksStore.setState((before) => ({
    isLit: true,
    steps,
    edges,
    badges: new Map([...badges].map(([node, now]) => [node, keep(before.badges.get(node), now)])),
    numbers: new Map(steps.map(({ edge }, index) => [edge, index + 1])),
    onWay: new Set(steps.flatMap(({ from, to }) => [from, to])),
    current: before.current && steps.find(({ edge }) => edge === before.current?.edge),
  }));
}

export function darkenMarks(): void {
  marksStore.setState(dark, true);
}

/** Goes along the way; from the way as a whole, forwards to its first step and backwards to its last. */
export function stepWay(by: 1 | -1): void {
  marksStore.setState(({ steps, current }) => {
    const at = current ? steps.indexOf(current) : by > 0 ? -1 : steps.length;
    return { current: steps[Math.min(Math.max(at + by, 0), steps.length - 1)] };
  });
}

/** Looks at one step of the way, or at all of it. */
export function goOnWay(edge: string | undefined): void {
  marksStore.setState(({ steps }) => ({ current: steps.find((step) => step.edge === edge) }));
}

export function useMarks<T>(selector: (state: MarksState) => T): T {
  return useStore(marksStore, selector);
}

export type EdgeMark = "way" | "way-now" | "beside" | "off";

/** How a hand-over looks while findings are marked; undefined while none are. */
export function useEdgeMark(id: string): EdgeMark | undefined {
  return useMarks(({ isLit, numbers, edges, current }) => {
    if (!isLit) return undefined;
    if (numbers.has(id)) return current?.edge === id ? "way-now" : "way";
    return edges.has(id) ? "beside" : "off";
  });
}

/** Which step of the way that is drawn this hand-over is, from 1. */
export function useStepNumber(id: string): number | undefined {
  return useMarks(({ numbers }) => numbers.get(id));
}

export type NodeMark = "way" | "way-now" | "marked" | "off";

export function useNodeMark(id: string): NodeMark | undefined {
  return useMarks(({ isLit, onWay, badges, current }) => {
    if (!isLit) return undefined;
    if (onWay.has(id)) return current?.from === id || current?.to === id ? "way-now" : "way";
    return badges.has(id) ? "marked" : "off";
  });
}

/** The same list as long as it says the same. */
export function useBadges(id: string): readonly Badge[] | undefined {
  return useMarks(({ badges }) => badges.get(id));
}

function keep(before: readonly Badge[] | undefined, now: readonly Badge[]): readonly Badge[] {
  const isSame =
    before?.length === now.length &&
    now.every(({ look, text }, index) => before[index]?.look === look && before[index].text === text);
  return isSame ? before : now;
}
