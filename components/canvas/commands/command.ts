import type { EditorActions } from "@/lib/client/editor/editor-state";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { HighlightStore } from "../highlight/highlight-store";
import type { MapActions } from "../state/map-actions";
import type { MapState } from "../state/map-store";

export const commandGroups = ["Add", "Edit", "Arrange", "View", "Go", "Review"] as const;

export interface Command {
  readonly id: string;
  readonly title: string;
  readonly group: (typeof commandGroups)[number];
  /** As `keysOf` writes them: "Control+Shift+z", "Alt+ArrowRight", "c". Control is the command key on a Mac. Screens show the first. */
  readonly keys?: readonly string[];
  /** Its keys are only shown here: the browser turns them into an event of its own. */
  readonly byBrowser?: true;
  /** Hidden from viewers. */
  readonly edits?: true;
  readonly needs?: "node" | "nodes" | "edge" | "selection";
  /** The command that its keys run if it is not available. */
  readonly otherwise?: string;
  /** Stands in the menu of that selection, or of the bare map. */
  readonly inMenu?: true;
  readonly run: (context: CommandContext) => void | Promise<void>;
}

export function isAvailable(command: Command, context: CommandContext): boolean {
  if (command.edits && context.isReadOnly()) return false;
  const { nodes, edges } = context.state().selection;
  switch (command.needs) {
    case "node":
      return nodes.size === 1 && edges.size === 0;
    case "nodes":
      return nodes.size > 0;
    case "edge":
      return edges.size === 1 && nodes.size === 0;
    case "selection":
      return nodes.size + edges.size > 0;
    default:
      return true;
  }
}

export interface CommandContext {
  readonly map: MapActions;
  readonly state: () => MapState;
  readonly highlight: HighlightStore;
  readonly pipeline: () => Pipeline;
  readonly editor: EditorActions;
  readonly isReadOnly: () => boolean;
}

/**
 * Runs a command if it is available. If a part of the program fails to load, the person is told.
 * @returns when it is done, for a command that takes time
 */
export function runCommand(command: Command, context: CommandContext): Promise<void> | undefined {
  if (!isAvailable(command, context)) return undefined;
  // For performance recordings and the stories: e2e/note-reach.ts.
  performance.mark(`command ${command.id}`);
  const failed = () => {
    // A reload does not help without a connection.
    const how = navigator.onLine ? "Reload the page and try again" : "Try again when the connection is back";
    context.editor.say(`“${command.title}” failed. ${how}.`, "error");
  };
  try {
    return command.run(context)?.catch(failed);
  } catch {
    failed();
    return undefined;
  }
}
