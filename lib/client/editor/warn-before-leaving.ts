import type { Editor } from "./editor-state";

/**
 * Has the browser ask before the page goes with work that is not safe yet.
 * It looks before the fields hand over what is being typed (so `capture`): that is written while the page goes and is no reason to ask.
 * @returns stops asking.
 */
export function warnBeforeLeaving(editor: Pick<Editor, "isSafeToLeave">): () => void {
  const stopping = new AbortController();
  addEventListener("beforeunload", (event) => void (editor.isSafeToLeave() || event.preventDefault()), {
    capture: true,
    signal: stopping.signal,
  });
  return () => stopping.abort();
}
