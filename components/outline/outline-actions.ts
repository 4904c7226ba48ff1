import { putAllInZone, removeNodes } from "@/lib/domain/edits/bulk-gestures";
import { addNode, connect, moveToStage } from "@/lib/domain/edits/map-gestures";
import { duplicateNode, moveAfter } from "@/lib/domain/edits/node-gestures";
import { createPerform } from "@/lib/client/editor/perform";
import { doneText } from "@/lib/client/editor/done-text";
import type { Editor } from "@/lib/client/editor/editor-state";
import { newNodeId } from "@/lib/client/new-id";
import { connectionWarning } from "@/lib/domain/catalog/kinds";
import type { PaletteEntry } from "@/lib/domain/catalog/palette";
import type { Stage } from "@/lib/domain/pipeline/document";
import { getRecord } from "@/lib/domain/pipeline/records";
import { afterDrawing, focusDetails, focusName, focusNode, focusPart, focusTop } from "./outline-focus";
import { type OutlineQuery, outlineSearch } from "./outline-query";
import { noneTicked, type OutlineDialog, type OutlineStore } from "./outline-store";
import { stageNames } from "@/lib/domain/words/stage-names";

export type OutlineActions = ReturnType<typeof createOutlineActions>;

/** Everything that a person does in an outline, from whichever view. */
export function createOutlineActions(store: OutlineStore, editor: Editor, isReadOnly: () => boolean) {
  const { getState, setState } = store;
  const pipeline = () => editor.getState().visible;
  const announce = (announcement: string) => setState({ announcement });

  const perform = createPerform(editor, isReadOnly);

  let writing: ReturnType<typeof setTimeout> | undefined;
  /** At a pause: a browser refuses an address that changes with every key. */
  const writeAddress = () => {
    const { pathname } = location;
    clearTimeout(writing);
    writing = setTimeout(() => {
      const { query, open } = getState();
      if (location.pathname === pathname)
        history.replaceState(null, "", `${pathname}${outlineSearch(query, open.node)}`);
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

    /** On to another node of the outline, where it stands; one that the filters left out is opened. */
    goTo: (id: string) => {
      if (!focusNode(id)) openNode(id);
      else if (getState().open.node !== undefined) show(id);
    },

    /** A new node, in a stage other than its usual one if asked for, and handed on to by another if asked for. */
    add: (
      entry: PaletteEntry,
      { stage, after }: { readonly stage?: Stage | undefined; readonly after?: string | undefined } = {},
    ) => {
      const id = newNodeId();
      const { node, operations, label } = addNode(pipeline(), entry, id);
      const restaged =
        stage === undefined || stage === node.stage
          ? undefined
          : moveToStage(pipeline(), node, stage).operations;
      const added = perform({ operations: [...operations, ...(restaged ?? [])], label });
      if (!added) return;
      if (after !== undefined) perform(connect(pipeline(), after, id, newNodeId()));
      announce(`${node.name} added to the ${stageNames[stage ?? node.stage]} stage.`);
      openNode(id);
    },

    connect: (source: string, target: string) => {
      const { nodes } = pipeline();
      const gesture = connect(pipeline(), source, target, newNodeId());
      if (!gesture) return editor.say("These two are connected like that already.");
      const [edge] = gesture.operations;
      const [from, to] = [getRecord(nodes, source), getRecord(nodes, target)];
      if (!perform(gesture) || edge?.type !== "edge.added" || !from || !to) return;
      announce(
        `${from.name} connected to ${to.name}. ${connectionWarning(from.kind, to.kind, edge.edge.artifact) ?? ""}`,
      );
    },

    moveToStage: (id: string, stage: Stage) => {
      const node = getRecord(pipeline().nodes, id);
      if (node && perform(moveToStage(pipeline(), node, stage)))
        announce(`${node.name} moved to the ${stageNames[stage]} stage.`);
    },

    moveAfter: (id: string, before: string) => {
      const gesture = moveAfter(pipeline(), id, before);
      if (gesture && perform(gesture)) announce(doneText(gesture.label));
    },

    putInZone: (ids: Iterable<string>, zone: string | null) => {
      const gesture = putAllInZone(pipeline(), ids, zone);
      if (gesture && perform(gesture)) announce(doneText(gesture.label));
    },

    duplicate: (id: string) => {
      const copy = duplicateNode(pipeline(), id, newNodeId());
      if (!copy || !perform(copy)) return;
      announce(`${copy.node.name} added to the ${stageNames[copy.node.stage]} stage.`);
      openNode(copy.node.id);
    },

    /** Deletes nodes with what hangs on them, and offers to undo it. */
    remove: (ids: readonly string[]) => {
      const gesture = removeNodes(pipeline(), ids);
      if (!gesture || !perform(gesture)) return;
      const removed = new Set(ids);
      tick(ids, false);
      if (removed.has(getState().open.node ?? "")) setState({ open: {} });
      writeAddress();
      // What had the focus is gone.
      afterDrawing(focusTop);
      editor.say(doneText(gesture.label), "information", true);
    },

    /** Its nodes stay, in no zone. */
    removeZone: (id: string) => {
      const zone = getRecord(pipeline().zones, id);
      if (
        !zone ||
        !perform({ operations: [{ type: "zone.removed", zone: id }], label: `remove ${zone.name}` })
      )
        return;
      focusPart("zones");
      editor.say(`Removed ${zone.name}.`, "information", true);
    },

    removeImage: (id: string) => {
      const image = getRecord(pipeline().images, id);
      if (
        !image ||
        !perform({ operations: [{ type: "image.removed", image: id }], label: `delete ${image.name}` })
      )
        return;
      focusPart("images");
      editor.say(`Deleted ${image.name}.`, "information", true);
    },

    removeEdge: (id: string) => {
      if (!perform({ operations: [{ type: "edge.removed", edge: id }], label: "delete the hand-over" }))
        return;
      const { node } = getState().open;
      setState({ open: node === undefined ? {} : { node } });
      editor.say("Deleted the hand-over.", "information", true);
    },
  };
}

/** One that closed because something was chosen gave the focus back to nobody. */
function focusBehind(dialog: OutlineDialog): void {
  if (document.activeElement !== document.body) return;
  if (dialog.name === "connect" || dialog.name === "move") focusNode(dialog.node);
  if (dialog.name === "zone") focusPart("zones");
}
