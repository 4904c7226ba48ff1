import type { Edit } from "@/lib/domain/edits/edit";
import type { EditorActions } from "./editor-state";

/** Does an edit, or says why not; answers whether it was done. Undefined is an edit that would change nothing. */
export type Perform = (edit: Edit | undefined) => boolean;

export function createPerform(
  { edit, say }: Pick<EditorActions, "edit" | "say">,
  isReadOnly: () => boolean,
): Perform {
  return (asked) => {
    if (!asked || isReadOnly()) return false;
    const done = edit(asked.operations, asked.label);
    if (!done.ok) say(done.error, "error");
    return done.ok;
  };
}
