import type { Editor } from "@/lib/client/editor/editor-state";
import { createPerform } from "@/lib/client/editor/perform";
import { newNodeId } from "@/lib/client/new-id";
import type { PaletteEntry } from "@/lib/domain/catalogue/palette";
import { connect } from "@/lib/domain/edits/edges";
import { removeImage } from "@/lib/domain/edits/images";
import { moveToStage } from "@/lib/domain/edits/moves";
import { addNode } from "@/lib/domain/edits/nodes";
import { remove } from "@/lib/domain/edits/remove";
import { removeZone } from "@/lib/domain/edits/zones";
import type { Image, Stage } from "@/lib/domain/pipeline/document";
import { afterDrawing, focusDetails, focusName, focusNode, focusPart, focusTop } from "./outline-focus";
import { outlineAddress, type OutlineQuery } from "./outline-query";
import { createStore, type StoreApi } from "zustand/vanilla";
import { moveAfter } from "@/lib/domain/edits/move-after";
import { changeNodes, duplicateNode } from "@/lib/domain/edits/change-nodes";

export type OutlineActions = ReturnType<typeof createOutlineActions>;

export function createOutlineActions(store: OutlineStore, editor: Editor, isViewer: () => boolean) {
  const { getState, setState } = store;
  const pipeline = () => editor.getState().visible;
  const announce = (announcement: string) => setState({ announcement });

  const perform = createPerform(editor, isViewer);

  let writing: ReturnType<typeof setTimeout> | undefined;
  /** At a pause: browsers reject an address change with every key. */
  const writeAddress = () => {
    const { pathname } = location;
    clearTimeout(writing);
    writing = setTimeout(() => {
      const { query, open } = getState();
      if (location.pathname === pathname)
        history.replaceState(null, "", outlineAddress.href(pathname, { ...query, node: open.node }));
    }, 200);
  };
  const show = (node: string) => {
    setState({ open: { node }, control: undefined });
    writeAddress();
  };
  const openNode = (node: string) => {
    show(node);
    focusDetails();
  };
  const close = () => {
    const { node } = getState().open;
    setState({ open: {}, control: undefined });
    writeAddress();
    if (node !== undefined) afterDrawing(() => focusNode(node));
  };
  const tick = (ids: Iterable<string>, isTicked: boolean) => {
    const ticked = new Set(getState().ticked);
    for (const id of ids) {
      if (isTicked) ticked.add(id);
      else ticked.delete(id);
    }
    setState({ ticked });
  };

  return {
    announce,
    perform,
    openNode,
    close,
    tick,
    /** Opens a node with the focus on its name. */
    rename: (node: string) => {
      show(node);
      focusName();
    },
    openEdge: (edge: string) => {
      setState({ open: { ...getState().open, edge } });
      focusDetails();
    },
    openControl: (control: string | undefined) => setState({ control }),
    openDialog: (dialog: OutlineDialog) => setState({ dialog }),
    closeDialog: () => {
      const { dialog } = getState();
      setState({ dialog: undefined });
      afterDrawing(() => dialog && focusBehind(dialog));
    },
    untickAll: () => setState({ ticked: noneTicked }),
    ask: (change: Partial<OutlineQuery>) => {
      setState({ query: { ...getState().query, ...change } });
      writeAddress();
    },

    /** Goes to another node of the outline; one that the filters hide is opened. */
    goTo: (id: string) => {
      if (!focusNode(id)) openNode(id);
      else if (getState().open.node !== undefined) show(id);
    },

    /** A new node, optionally in another than its usual stage, and connected from another node. */
    add: (
      entry: PaletteEntry,
      { stage, after }: { readonly stage?: Stage | undefined; readonly after?: string | undefined } = {},
    ) => {
      const { node, ...edit } = addNode(pipeline(), entry, newNodeId(), stage);
      if (!perform(edit, { tell: announce })) return;
      if (after !== undefined) perform((before) => connect(before, after, node.id, newNodeId()));
      openNode(node.id);
    },

    connect: (source: string, target: string) => {
      perform((before) => connect(before, source, target, newNodeId()), {
        tell: announce,
        otherwise: "Already connected.",
      });
    },

    moveToStage: (id: string, stage: Stage) => {
      perform((before) => moveToStage(before, id, stage), { tell: announce });
    },

    moveAfter: (id: string, anchor: string) => {
      perform((before) => moveAfter(before, id, anchor), { tell: announce });
    },

    putInZone: (ids: Iterable<string>, zone: string | null) => {
      perform((before) => changeNodes(before, ids, { zone }), { tell: announce });
    },

    duplicate: (id: string) => {
      const copy = duplicateNode(pipeline(), id, newNodeId());
      if (copy && perform(copy, { tell: announce })) openNode(copy.node.id);
    },

    remove: (nodes: readonly string[]) => {
      if (!perform((before) => remove(before, { nodes }), { tell: "with undo" })) return;
      tick(nodes, false);
      if (nodes.includes(getState().open.node ?? "")) setState({ open: {} });
      writeAddress();
      // The focused element is gone.
      afterDrawing(focusTop);
    },

    removeZone: (id: string) => {
      if (perform((before) => removeZone(before, id), { tell: "with undo" })) focusPart("zones");
    },

    removeImage: (image: Image) => {
      if (perform(removeImage(image), { tell: "with undo" })) focusPart("images");
    },

    removeEdge: (id: string) => {
      if (!perform((before) => remove(before, { edges: [id] }), { tell: "with undo" })) return;
      const { node } = getState().open;
      setState({ open: node === undefined ? {} : { node } });
    },
  };
}

/** A dialog that closed on a choice has not returned the focus. */
function focusBehind(dialog: OutlineDialog): void {
  if (document.activeElement !== document.body) return;
  if (dialog.name === "connect" || dialog.name === "move") focusNode(dialog.node);
  if (dialog.name === "zone") focusPart("zones");
}

export type OutlineDialog =
  | { readonly name: "add" }
  | { readonly name: "connect" | "move"; readonly node: string }
  | { readonly name: "zone"; readonly zone: string }
  | { readonly name: "images"; readonly image?: string | undefined };

/** The view of one open outline for one person. None of it is in the document. */
export interface OutlineState {
  /** Always the same object until the query changes. */
  readonly query: OutlineQuery;
  readonly open: { readonly node?: string; readonly edge?: string };
  readonly control: string | undefined;
  readonly dialog: OutlineDialog | undefined;
  readonly ticked: ReadonlySet<string>;
  /** For screen readers, announced politely. */
  readonly announcement: string;
}

export type OutlineStore = StoreApi<OutlineState>;

const noneTicked: ReadonlySet<string> = new Set();

export function createOutlineStore(query: OutlineQuery, node: string | undefined): OutlineStore {
  return createStore<OutlineState>(() => ({
    query,
    open: node === undefined ? {} : { node },
    control: undefined,
    dialog: undefined,
    ticked: noneTicked,
    announcement: "",
  }));
}
