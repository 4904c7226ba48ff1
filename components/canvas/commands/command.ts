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
  /** As `keysOf` writes them: "Control+Shift+z", "Alt+ArrowRight", "c". Control is the command key on a Mac. The first is shown. */
  readonly keys?: readonly string[];
  /** Its keys are shown here, and heard elsewhere: the browser makes an event of its own of them. */
  readonly byBrowser?: true;
  /** Not for anyone who may only look. */
  readonly edits?: true;
  readonly needs?: "node" | "nodes" | "edge" | "selection";
  /** The command that its keys do where it is not available. */
  readonly otherwise?: string;
  /** Stands in the menu of what it needs, or of the bare map. */
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
 * Runs a command where it is available. A part of the program that cannot be fetched is said, not swallowed.
 * @returns when it is done, of one that takes its time
 */
export function runCommand(command: Command, context: CommandContext): Promise<void> | undefined {
  if (!isAvailable(command, context)) return undefined;
  // In a recording of the browser, and counted by the stories: e2e/note-reach.ts.
  performance.mark(`command ${command.id}`);
  const failed = () => {
    // Without a connection a reload would help nothing.
    const how = navigator.onLine ? "Reload the page and try again" : "Try again when the connection is back";
    context.editor.say(`“${command.title}” could not be done just now. ${how}.`, "error");
  };
  try {
    return command.run(context)?.catch(failed);
  } catch {
    failed();
    return undefined;
  }
}
