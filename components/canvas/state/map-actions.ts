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

/** All actions of a person on a map, by pointer, key, menu or panel. */
export function createMapActions(store: MapStore, editor: Editor, isViewer: () => boolean) {
  const { getState, setState } = store;
  const pipeline = () => editor.getState().visible;
  // A repeated text is announced twice: a screen reader only reads a changed one.
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
    /** Adds to the selection, or removes from it. */
    toggleEdge: (id: string) => {
      const { nodes, edges } = getState().selection;
      const next = new Set(edges);
      if (!next.delete(id)) next.add(id);
      select({ nodes, edges: next });
    },
    /** After a navigation by the person, which may have removed the selected elements. */
    unselectGone: () => {
      const { selection } = getState();
      const left = stillThere(selection, pipeline());
      if (left.nodes.size + left.edges.size < selection.nodes.size + selection.edges.size)
        setState({ selection: left, control: undefined, focused: [...left.nodes][0] });
    },
    openControl: (control: string | undefined) => setState({ control }),
    /** @param cameFrom the panel that leads to this one, which then links back to it */
    openPanel: (panel: Panel, cameFrom?: Panel) => setState({ panel, cameFrom }),
    /** At a place of the window, for the selection, or for the given element, which is then selected. */
    openMenuAt: ({ x, y }: { readonly x: number; readonly y: number }, selection = getState().selection) =>
      setState({ selection, panel: { name: "menu", x, y }, cameFrom: undefined }),
    seeAs: (proof: Proof) => setState({ proof }),
    /** A new gate opens with its first cause, unless one is given. */
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
      announce(tool === "hand" ? "Drag to move the map." : "Drag to select with a box.");
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
        `Snap to ${to === "grid" ? "grid" : "other cards"}: ${snapping[to] ? "on" : "off"}.`,
        "passing",
      );
    },
    setLens: (lens: Lens, framework?: string) => setState({ lens, framework }),
    setFound: (found: ReadonlySet<string> | undefined) => setState({ found }),

    focusNode: (id: string) => {
      selectNode(id);
      goTo(id);
    },

    /** Like `focusNode`, and keeps the selection. */
    goTo,
    reveal,

    /** A new node at a free place of its stage, or at the drop place. @returns its id, undefined if it was refused */
    add: (entry: PaletteEntry, dropped?: Position): string | undefined => {
      const { node, ...edit } = addNode(pipeline(), entry, newNodeId(), dropped);
      const { selection } = getState();
      // A dropped node is shown first, then selected and announced. The next key acts on a node added by keys: it is selected at once.
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

    /** At the drop place, in that place's lane. */
    drop: (positions: ReadonlyMap<string, Position>) => {
      if (move(intoLanes(pipeline(), positions))) return;
      // Back at its place the document is unchanged: nothing requests a redraw.
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
      // The focused element may be gone: the keyboard continues beside it.
      const next = what.nodes.size === 0 ? getState().focused : neighbourOf(before, what.nodes);
      const isThere = next !== undefined && pipeline().nodes.get(next) !== undefined;
      // A repeated key must not delete that one: it has the focus only because another was deleted.
      setState({ spared: isThere && what.nodes.size > 0 ? next : undefined });
      if (isThere) goTo(next);
      else focusMap();
    },
  };
}
