import { createStore, type StoreApi } from "zustand/vanilla";
import type { Assumed } from "@/lib/domain/posture/what-if/assumed";
import type { Panel } from "./panel";
import { nothingSelected, type Selection } from "@/lib/domain/pipeline/selection";
import type { MapInstance } from "../map/flow-types";
import type { Proof } from "@/lib/domain/posture/posture";

/** The content of the cards: their coverage, or one subject to compare at a glance. */
export const lenses = ["status", "owner", "evidence", "framework", "automation"] as const;
export type Lens = (typeof lenses)[number];

/** The detail of a card at the map's zoom: from its worst controls down to a tile with one sign. */
export type CardLevel = "open" | "card" | "compact" | "tile" | "cluster";

export interface Looked {
  /** The start of the drawn entry point: the id of a node or of a connection. */
  readonly wayIn?: string | undefined;
  /** The control of the gate whose bypass is drawn. */
  readonly gate?: string | undefined;
  /** The connection of the selected cause, if the path has several. */
  readonly cause?: string | undefined;
  /** The node whose choke point is drawn. */
  readonly chokePoint?: string | undefined;
  /** For a compromised node: the chosen target; for a target: the chosen node. */
  readonly reached?: string | undefined;
}

/** The view of one open map for one person. None of it is in the document. */
export interface MapState {
  readonly selection: Selection;
  readonly control: string | undefined;
  /** The node with the map's single tab stop; absent: the first. */
  readonly focused: string | undefined;
  /** The node that has the focus because another was deleted: it must be selected before it can be deleted. */
  readonly spared: string | undefined;
  readonly panel: Panel | undefined;
  /** The panel that opened the current one, if the current one links back to it. */
  readonly cameFrom: Panel | undefined;
  /** For the findings: whether declared statuses count, or current evidence alone. */
  readonly proof: Proof;
  /** The chosen finding of each kind; kept while another kind is open. */
  readonly looked: Looked;
  /** The assumptions of the what-if, in the order of adding. */
  readonly supposed: readonly Assumed[];
  readonly lens: Lens;
  readonly framework: string | undefined;
  readonly found: ReadonlySet<string> | undefined;
  /** Changes at a few zooms only: reading the zoom itself would redraw all cards at each step. The smallest until it is known. */
  readonly level: CardLevel;
  /** How many of its worst controls fit on a card. */
  readonly listed: number;
  /** How many connections fit on a card without controls. */
  readonly given: number;
  /** The zoom, in steps of some hundredths: elements with a fixed size on screen are drawn for it. */
  readonly scale: number;
  /** Up to so many cards stay in the page wherever the map is moved: about all of them fit in the window. */
  readonly keptCards: number;
  readonly isMoving: boolean;
  /** The ids of the cards in view, as one text; kept only on maps with many lines. */
  readonly inView: string;
  /** On a grouped map: the lines that are drawn one by one, and the zones that are drawn as groups. */
  readonly grouped: { readonly lines: ReadonlySet<string>; readonly zones: ReadonlySet<string> } | undefined;
  /** Whether the minimap is shown; absent: on large maps only. */
  readonly overview: boolean | undefined;
  /** The effect of a drag on the bare map: moves it, or draws a box that selects. */
  readonly tool: "hand" | "select";
  readonly hasSidePanels: boolean;
  /** The alignment of a dragged card: the grid of 10 units, and the columns and rows of other cards. */
  readonly snapping: { readonly grid: boolean; readonly cards: boolean };
  /** For screen readers, announced politely. */
  readonly announcement: string;
  /** Whether the map is usable: until then a picture stands in its place. */
  readonly isLive: boolean;
  /** Absent until the map is live, and on a phone, whose map scrolls like a page. */
  readonly instance: MapInstance | undefined;
  /** On a phone: scrolls to the card of a node. */
  readonly scrollTo: ((node: string) => void) | undefined;
}

export type MapStore = StoreApi<MapState>;

export function createMapStore(selection: Selection = nothingSelected, control?: string): MapStore {
  return createStore<MapState>(() => ({
    selection,
    control,
    focused: undefined,
    spared: undefined,
    panel: undefined,
    cameFrom: undefined,
    proof: "declared",
    looked: {},
    supposed: [],
    lens: "status",
    framework: undefined,
    found: undefined,
    level: "cluster",
    listed: 0,
    given: 0,
    scale: 1,
    keptCards: 0,
    isMoving: false,
    inView: "",
    grouped: undefined,
    overview: undefined,
    tool: "hand",
    hasSidePanels: true,
    snapping: { grid: true, cards: true },
    announcement: "",
    isLive: false,
    instance: undefined,
    scrollTo: undefined,
  }));
}
