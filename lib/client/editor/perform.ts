import type { Edit, Refused } from "@/lib/domain/edits/edit";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { doneText } from "./done-text";
import type { Editor } from "./editor-state";

type Wanted = Edit | Refused | undefined;

/** An edit, or a function that makes it from the current pipeline. Undefined: no change. */
type EditOrMaker = Wanted | ((pipeline: Pipeline) => Wanted);

interface Answer {
  /** How the result is reported: by this, or in a notice that offers undo; absent: not at all. */
  readonly tell?: ((text: string) => void) | "with undo";
  readonly otherwise?: string;
}

/** Performs an edit, or reports the refusal with the typed text; for viewers, who see no such action, it does nothing. @returns whether it was done */
export type Perform = (edit: EditOrMaker, answer?: Answer) => boolean;

export function createPerform(
  { edit, say, getState }: Pick<Editor, "edit" | "say" | "getState">,
  isViewer: () => boolean,
): Perform {
  return (asked, { tell, otherwise } = {}) => {
    if (isViewer()) return false;
    const wanted = typeof asked === "function" ? asked(getState().visible) : asked;
    if (!wanted) {
      if (otherwise !== undefined) say(otherwise, "passing");
      return false;
    }
    if ("refused" in wanted) {
      say(wanted.refused, "warning");
      return false;
    }
    const done = edit(wanted.operations, wanted.label);
    if (!done.ok) {
      say(done.error, "error");
      return false;
    }
    const text = wanted.told ?? doneText(wanted.label);
    if (tell === "with undo" || wanted.besides !== undefined)
      say([text, wanted.besides].filter(Boolean).join(" "), "information", true);
    else tell?.(text);
    return true;
  };
}
