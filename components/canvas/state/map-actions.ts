import { createPerform } from "@/lib/client/editor/perform";
import type { Editor } from "@/lib/client/editor/editor-state";
import { newNodeId } from "@/lib/client/new-id";
import { afterPaint } from "@/lib/client/next-frame";
import type { Assumed } from "@/lib/domain/posture/what-if/assumed";
import type { PaletteEntry } from "@/lib/domain/catalogue/palette";
import type { Position, Stage } from "@/lib/domain/pipeline/document";
import { isInView } from "../viewport/is-in-view";
import { nudgeText } from "../keyboard/nudge";
import { connect } from "@/lib/domain/edits/edges";
import { intoLanes } from "@/lib/domain/edits/into-lanes";
import { moveNodes, moveToStage } from "@/lib/domain/edits/moves";
import { addNode, existingNodes } from "@/lib/domain/edits/nodes";
import { remove } from "@/lib/domain/edits/remove";
import { neighbourOf } from "@/lib/domain/navigation/neighbour-of";
import { bringIntoView } from "../viewport/bring-into-view";
import { focusCard, focusMap, goToCard } from "./map-focus";
import type { Lens, Looked, MapState, MapStore } from "./map-store";
import type { Panel } from "./panel";
import { nothingSelected, type Selection, stillThere } from "@/lib/domain/pipeline/selection";
import type { Proof } from "@/lib/domain/posture/posture";

/** What to choose next. @param source the name of the node that is chosen already */
export function connectingText(source?: string): string {
  return source === undefined ? "Connect: choose the source." : `Connect ${source}: choose the target.`;
}

export type MapActions = ReturnType<typeof createMapActions>;

/** Everything that a person does to a map, wherever they do it: by pointer, key, menu or panel. */
export function createMapActions(store: MapStore, editor: Editor, isViewer: () => boolean) {
  const { getState, setState } = store;
  const pipeline = () => editor.getState().visible;
  // The same words twice are said twice: a screen reader says what differs from before.
  const announce = (text: string) =>
    setState(({ announcement }) => ({ announcement: announcement === text ? `${text}\u00a0` : text }));
  const select = (selection: Selection) => setState({ selection, control: undefined });
  const selectNode = (id: string) =>
    setState({
      selection: { ...nothingSelected, nodes: new Set([id]) },
      control: undefined,
      focused: id,
    });
  const selectEdge = (id: string) => select({ nodes: new Set(), edges: new Set([id]) });

  const reveal = (id: string) => {
    const { instance, scrollTo } = getState();
    scrollTo?.(id);
    void bringIntoView(instance, pipeline().nodes.get(id));
  };
  const goTo = (id: string) => {
    setState({ focused: id });
    goToCard(id, () => reveal(id));
  };

  const perform = createPerform(editor, isViewer);
  const move = (positions: ReadonlyMap<string, Position>): boolean => {
    const before = pipeline();
    const moved = moveNodes(before, positions);
    return perform(moved, {
      tell: moved?.told === undefined ? () => announce(nudgeText(before, positions)) : "with undo",
    });
  };

  const connectTwo = (source: string, target: string) => {
    const id = newNodeId();
    const isDone = perform((before) => connect(before, source, target, id), {
      tell: announce,
      otherwise: "These two are connected like that already.",
    });
    // After a click that connected: it goes on to the card under the handle, which would be selected as well.
    if (isDone) queueMicrotask(() => selectEdge(id));
  };

  return {
    announce,
    perform,
    select,
    selectNode,
    selectEdge,
    /** To what is selected, or out of it. */
    toggleEdge: (id: string) => {
      const { nodes, edges } = getState().selection;
      const next = new Set(edges);
      if (!next.delete(id)) next.add(id);
      select({ nodes, edges: next });
    },
    /** After a step that the person took themselves, which may have taken away what they had selected. */
    unselectGone: () => {
      const { selection } = getState();
      const left = stillThere(selection, pipeline());
      if (left.nodes.size + left.edges.size < selection.nodes.size + selection.edges.size)
        setState({ selection: left, control: undefined, focused: [...left.nodes][0] });
    },
    openControl: (control: string | undefined) => setState({ control }),
    /** @param cameFrom the panel that leads to this one, which then has a way back to it */
    openPanel: (panel: Panel, cameFrom?: Panel) => setState({ panel, cameFrom }),
    /** At a place of the window, for what is selected, or for what is given, which is then. */
    openMenuAt: ({ x, y }: { readonly x: number; readonly y: number }, selection = getState().selection) =>
      setState({ selection, panel: { name: "menu", x, y }, cameFrom: undefined }),
    seeAs: (proof: Proof) => setState({ proof }),
    /** Another gate is shown with the cause that comes first, unless one is given. */
    lookAt: (at: Looked) =>
      setState(({ looked }) => ({
        looked: { ...looked, ...("gate" in at ? { cause: undefined } : {}), ...at },
      })),
    suppose: (supposed: readonly Assumed[]) => setState({ supposed }),
    closePanel: () => {
      if (getState().panel?.name === "connecting") {
        select(nothingSelected);
        announce("Connecting ended.");
      }
      setState({ panel: undefined, cameFrom: undefined });
    },
    setTool: (tool: MapState["tool"]) => {
      setState({ tool });
      announce(tool === "hand" ? "Dragging moves the map." : "Dragging selects with a box.");
    },
    toggleSidePanels: () => setState(({ hasSidePanels }) => ({ hasSidePanels: !hasSidePanels })),
    toggleOverview: () =>
      setState(({ overview }) => ({
        overview: !(overview ?? document.querySelector(".react-flow__minimap:not([hidden])") !== null),
      })),
    toggleSnapping: (to: "grid" | "cards") => {
      const snapping = { ...getState().snapping, [to]: !getState().snapping[to] };
      setState({ snapping });
      editor.say(
        `Cards ${snapping[to] ? "keep" : "no longer keep"} to the ${to === "grid" ? "grid" : "columns and rows of other cards"}.`,
        "passing",
      );
    },
    setLens: (lens: Lens, framework?: string) => setState({ lens, framework }),
    setFound: (found: ReadonlySet<string> | undefined) => setState({ found }),

    focusNode: (id: string) => {
      selectNode(id);
      goTo(id);
    },

    /** As `focusNode`, with what is selected left as it is. */
    goTo,
    reveal,

    /** A new node at a free place of its stage, or where it was dropped. @returns its id, undefined where it was refused */
    add: (entry: PaletteEntry, dropped?: Position): string | undefined => {
      const { node, ...edit } = addNode(pipeline(), entry, newNodeId(), dropped);
      const { selection } = getState();
      // What was dropped is seen, then selected and told. The next key goes on from what was added by keys: that is selected at once.
      const tell = (text: string) =>
        void afterPaint().then(() => {
          if (dropped && getState().selection === selection && pipeline().nodes.get(node.id))
            selectNode(node.id);
          announce(text);
        });
      if (!perform(edit, { tell })) return undefined;
      if (!dropped) selectNode(node.id);
      const { instance } = getState();
      if (!dropped && instance && !isInView(instance, node.position)) reveal(node.id);
      return node.id;
    },

    connect: connectTwo,

    /** While connecting: the source, then the target. @returns whether it is being connected */
    pick: (id: string): boolean => {
      const { panel } = getState();
      if (panel?.name !== "connecting") return false;
      const source = panel.from === undefined ? undefined : pipeline().nodes.get(panel.from);
      if (source?.id === id) announce("This is the source. Choose another node as the target.");
      else if (source) {
        setState({ panel: undefined, cameFrom: undefined });
        selectNode(id);
        connectTwo(source.id, id);
        focusCard(id);
      } else {
        selectNode(id);
        setState({ panel: { name: "connecting", from: id } });
        announce(connectingText(pipeline().nodes.get(id)?.name));
      }
      return true;
    },

    move,

    /** Where they were let go, and into the lane in which that is. */
    drop: (positions: ReadonlyMap<string, Position>) => {
      if (move(intoLanes(pipeline(), positions))) return;
      // Back in its place, the document is as it was: it asks for nothing to be drawn.
      const nodes = existingNodes(pipeline(), positions.keys());
      getState().instance?.showAt(new Map(nodes.map(({ id, position }) => [id, position])), false);
    },

    moveToStage: (id: string, stage: Stage) => {
      perform((before) => moveToStage(before, id, stage), { tell: announce });
    },

    remove: (what: Selection = getState().selection) => {
      const before = pipeline();
      if (!perform(remove(before, what), { tell: "with undo" })) return;
      select(nothingSelected);
      // What had the focus may be gone: the keyboard goes on beside it.
      const next = what.nodes.size === 0 ? getState().focused : neighbourOf(before, what.nodes);
      const isThere = next !== undefined && pipeline().nodes.get(next) !== undefined;
      // The same key again is no word about that one: it has the focus only because another is gone.
      setState({ spared: isThere && what.nodes.size > 0 ? next : undefined });
      if (isThere) goTo(next);
      else focusMap();
    },
  };
}
