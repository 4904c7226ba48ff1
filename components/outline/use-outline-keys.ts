import { useEditorHandle } from "@/lib/client/editor/editor-context";
import { walk } from "@/lib/domain/navigation/walk";
import { afterDrawing, focusNode } from "./outline-focus";
import type { OutlineActions } from "./outline-actions";
import { useOutlineActions } from "./outline-context";

/** A row that moves to another stage is redrawn there: it keeps the focus. */
export function withFocusKept(act: () => void): void {
  const focused =
    document.activeElement instanceof HTMLElement ? document.activeElement.dataset["node"] : undefined;
  act();
  afterDrawing(() => focused !== undefined && document.activeElement === document.body && focusNode(focused));
}

/** The keys of a node: they act only while its name has the focus. */
export function useNodeKeys(): (event: React.KeyboardEvent) => void {
  const outline = useOutlineActions();
  const { editor, isReadOnly } = useEditorHandle();
  return (event) => {
    const name =
      event.target instanceof HTMLElement ? event.target.closest<HTMLElement>("[data-node]") : null;
    const node = name?.dataset["node"];
    if (node === undefined || !name || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const action = event.altKey
      ? walkFrom(node, event.key)
      : (goFrom(name, event.key) ?? (isReadOnly() ? undefined : editOf(outline, node, event.key)));
    if (!action) return;
    event.preventDefault();
    action();
  };

  function walkFrom(node: string, key: string): (() => void) | undefined {
    const way = key === "ArrowRight" ? "forward" : key === "ArrowLeft" ? "back" : undefined;
    if (way === undefined) return undefined;
    return () => {
      const step = walk(editor.getState().visible, node, way);
      if (step) outline.goTo(step.to);
      else outline.announce(way === "forward" ? "No next node." : "No previous node.");
    };
  }
}

function goFrom(name: HTMLElement, key: string): (() => void) | undefined {
  const go = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[key];
  if (go === undefined) return undefined;
  return () => {
    const names = [...document.querySelectorAll<HTMLElement>("[data-node]")];
    names[Math.max(0, Math.min(names.indexOf(name) + go, names.length - 1))]?.focus();
  };
}

function editOf(outline: OutlineActions, node: string, key: string): (() => void) | undefined {
  switch (key) {
    case "c":
      return () => outline.openDialog({ name: "connect", node });
    case "m":
      return () => outline.openDialog({ name: "move", node });
    case "F2":
      return () => outline.rename(node);
    case "Delete":
    case "Backspace":
      return () => outline.remove([node]);
    default:
      return undefined;
  }
}
