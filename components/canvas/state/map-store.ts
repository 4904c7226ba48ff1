import { createStore, type StoreApi } from "zustand/vanilla";
import type { Assumed } from "@/lib/domain/posture/what-if/assumed";
import type { Panel } from "./panel";
import { nothingSelected, type Selection } from "@/lib/domain/pipeline/selection";
import type { MapInstance } from "../map/flow-types";
import type { Proof } from "@/lib/domain/posture/posture";

/** What the cards show: their coverage, or one thing that the eye then finds at a glance. */
export const lenses = ["status", "owner", "evidence", "framework", "automation"] as const;
export type Lens = (typeof lenses)[number];

/** What a card says at the zoom that the map has: from its worst controls down to a seat with one sign. */
export type CardLevel = "open" | "card" | "compact" | "tile" | "cluster";

export interface Looked {
  /** The place where a way in begins that is drawn: the id of a node or of a connection. */
  readonly wayIn?: string | undefined;
  /** The control of the gate whose open way is drawn. */
  readonly gate?: string | undefined;
  /** The connection that the way is drawn through, where it has several causes and one was turned to. */
  readonly cause?: string | undefined;
  /** The node whose choke point is drawn. */
  readonly chokePoint?: string | undefined;
  /** Of a hostile node: the target that is looked at; asked by target: the node. */
  readonly reached?: string | undefined;
}

/** How one open map looks to one person. None of it is in the document. */
export interface MapState {
  readonly selection: Selection;
  readonly control: string | undefined;
  /** The node that has the map's one tab stop; absent: the first. */
  readonly focused: string | undefined;
  /** The node that has the focus because another was deleted: to delete it too, it has to be selected first. */
  readonly spared: string | undefined;
  readonly panel: Panel | undefined;
  /** The panel from which the open one was opened, where it leads back there. */
  readonly cameFrom: Panel | undefined;
  /** Of the findings: whether a person's word counts, or current evidence alone. */
  readonly proof: Proof;
  /** Which finding of each kind is looked at; kept while another kind is. */
  readonly looked: Looked;
  /** What is assumed in the what-if, in the order in which it was. */
  readonly supposed: readonly Assumed[];
  readonly lens: Lens;
  readonly framework: string | undefined;
  readonly found: ReadonlySet<string> | undefined;
  /** Changes at a few zooms only: to ask for the zoom itself would draw all cards again at each step of it. The least until it is known. */
  readonly level: CardLevel;
  /** How many of its worst controls a card has room for. */
  readonly listed: number;
  /** Of the connections of a card without controls. */
  readonly given: number;
  /** The zoom, in steps of some hundredths: what keeps its size on the screen is drawn for it. */
  readonly scale: number;
  /** Up to so many cards stay in the page wherever the map is moved: about all of them have room in the window. */
  readonly keptCards: number;
  readonly isMoving: boolean;
  /** The ids of the cards in view, as one text; kept where there are many lines. */
  readonly inView: string;
  /** On a map that is drawn in groups: the lines that are drawn one by one, and the zones that are drawn as groups. */
  readonly grouped: { readonly lines: ReadonlySet<string>; readonly zones: ReadonlySet<string> } | undefined;
  /** Whether the small map in the corner is shown; absent: where there is much to look over. */
  readonly overview: boolean | undefined;
  /** What dragging the bare map does: moves it, or draws a box that selects. */
  readonly tool: "hand" | "select";
  readonly hasSidePanels: boolean;
  /** What a card that is dragged keeps to: the grid of 10 units, and the columns and rows of other cards. */
  readonly snapping: { readonly grid: boolean; readonly cards: boolean };
  /** Said to screen readers, politely. */
  readonly announcement: string;
  /** Whether it can be used: until then a picture stands in its place. */
  readonly isLive: boolean;
  /** Absent until the map is live, and on a phone, whose map is moved as any page is. */
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
