import { createStore, type StoreApi } from "zustand/vanilla";
import type { PipelineEdge, PipelineNode } from "@/lib/domain/pipeline/document";

export interface LitStep {
  readonly edge: string;
  readonly from: string;
  readonly to: string;
  /** On the line of a container: a control checks the connection. */
  readonly isChecked?: boolean;
  /** On an attack path: the step gives control of its end, by a credential, a container or a tool. */
  readonly isActing?: boolean;
}

export type BadgeLook =
  | "start"
  | "exposed"
  | "fix"
  | "owned"
  | "unguarded"
  | "guarded"
  | "acting"
  | "stops"
  | "choke-point"
  | "supposed";

export interface Badge {
  readonly look: BadgeLook;
  readonly text: string;
}

export interface Ghosts {
  readonly nodes: readonly PipelineNode[];
  readonly edges: readonly PipelineEdge[];
}

export interface Lit {
  readonly steps: readonly LitStep[];
  readonly beside?: ReadonlySet<string>;
  /** Connections that the what-if removes. */
  readonly removed?: ReadonlySet<string>;
  /** Additions of the what-if. */
  readonly ghosts?: Ghosts;
  readonly badges?: ReadonlyMap<string, readonly Badge[]>;
}

interface LitState extends Required<Lit> {
  /** By connection: the number of its step, from 1. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Connections of steps by which an attacker gains control. */
  readonly acting: ReadonlySet<string>;
  readonly nodes: ReadonlySet<string>;
  readonly current: LitStep | undefined;
}

export type Highlight = "trail" | "finding";

interface HighlightState {
  readonly lit: Highlight | undefined;
  readonly trail: LitState;
  readonly finding: LitState;
  /** The followed image; undefined: all images. */
  readonly followed: string | undefined;
}

const dark: LitState = {
  steps: [],
  beside: new Set(),
  removed: new Set(),
  ghosts: { nodes: [], edges: [] },
  badges: new Map(),
  numbers: new Map(),
  acting: new Set(),
  nodes: new Set(),
  current: undefined,
};

export interface HighlightStore extends StoreApi<HighlightState> {
  /** Lights this, and dims the rest of the map. */
  readonly light: (what: Highlight, lit: Lit) => void;
  /** A line keeps its steps and position, so that it can be resumed; a finding keeps nothing. */
  readonly darken: (what: Highlight) => void;
  /** Moves along the steps; from the whole, forwards to the first and backwards to the last. */
  readonly step: (what: Highlight, by: 1 | -1) => void;
  readonly goTo: (what: Highlight, edge: string | undefined) => void;
  readonly follow: (image: string | undefined) => void;
}

/** The lit part of an open map. Apart from the map's state, so that only lit elements depend on it. */
export function createHighlightStore(): HighlightStore {
  const store = createStore<HighlightState>(() => ({
    lit: undefined,
    trail: dark,
    finding: dark,
    followed: undefined,
  }));
  const { getState, setState } = store;
  const look = (what: Highlight, current: LitStep | undefined) =>
    setState({ [what]: { ...getState()[what], current } });
  return {
    ...store,
    light: (what, { steps, badges = dark.badges, ...rest }) => {
      const before = getState()[what];
      setState({
        lit: what,
        [what]: {
          ...dark,
          ...rest,
          steps,
          // Unchanged badges keep their objects, so that their cards are not redrawn.
          badges: new Map([...badges].map(([node, now]) => [node, keepSame(before.badges.get(node), now)])),
          numbers: new Map(steps.map(({ edge }, index) => [edge, index + 1])),
          acting: new Set(steps.flatMap(({ edge, isActing }) => (isActing === true ? [edge] : []))),
          nodes: new Set(steps.flatMap(({ from, to }) => [from, to])),
          current: before.current && stillLookedAt(what, before.steps, before.current, steps),
        },
      });
    },
    darken: (what) => {
      const { lit } = getState();
      setState({ lit: lit === what ? undefined : lit, ...(what === "finding" ? { finding: dark } : {}) });
    },
    step: (what, by) => {
      const { steps, current } = getState()[what];
      const at = current ? steps.indexOf(current) : by > 0 ? -1 : steps.length;
      look(what, steps[Math.min(Math.max(at + by, 0), steps.length - 1)]);
    },
    goTo: (what, edge) =>
      look(
        what,
        getState()[what].steps.find((step) => step.edge === edge),
      ),
    follow: (image) => {
      if (getState().followed === image) return;
      setState({ followed: image });
      look("trail", undefined);
    },
  };
}

/** The same connection if it still exists. If not: on a line the one in its place, on a finding the whole path. */
function stillLookedAt(
  what: Highlight,
  before: readonly LitStep[],
  current: LitStep,
  steps: readonly LitStep[],
): LitStep | undefined {
  const same = steps.find(({ edge }) => edge === current.edge);
  return what === "finding" ? same : (same ?? steps[Math.min(before.indexOf(current), steps.length - 1)]);
}

function keepSame(before: readonly Badge[] | undefined, now: readonly Badge[]): readonly Badge[] {
  const isSame =
    before?.length === now.length &&
    now.every(({ look, text }, index) => before[index]?.look === look && before[index].text === text);
  return isSame ? before : now;
}
