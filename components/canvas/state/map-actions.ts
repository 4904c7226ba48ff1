import { createPerform } from "@/lib/client/editor/perform";
import type { Editor } from "@/lib/client/editor/editor-state";
import type { Assumed } from "@/lib/domain/posture/what-if/assumed";
import { bringIntoView } from "../viewport/bring-into-view";
import { goToCard } from "./map-focus";
import type { Lens, Looked, MapState, MapStore } from "./map-store";
import type { Panel } from "./panel";
import { nothingSelected, type Selection, stillThere } from "@/lib/domain/pipeline/selection";
import type { Proof } from "@/lib/domain/posture/posture";

/** What is selected, and the node that has the focus. */
export type Place = Pick<MapState, "selection" | "focused">;

export type MapActions = ReturnType<typeof createMapActions>;

/** How a person looks at a map and what they have selected, wherever they do it: by pointer, key, menu or panel. What changes the pipeline is in map-edits.ts. */
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

  return {
    announce,
    perform: createPerform(editor, isViewer),
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
    /** To what was selected, and had the focus, at another moment. */
    goBackTo: ({ selection, focused }: Place) =>
      setState({ selection: stillThere(selection, pipeline()), focused, control: undefined }),
    /** The node that has the focus because another was deleted. */
    spare: (spared: string | undefined) => setState({ spared }),
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
    closePanel: () => setState({ panel: undefined, cameFrom: undefined }),
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
  };
}
