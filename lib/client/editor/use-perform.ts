import { useState } from "react";
import { useEditorHandle } from "./editor-context";
import { createPerform, type Perform } from "./perform";

/** Always the same function. */
export function usePerform(): Perform {
  const { editor, isReadOnly } = useEditorHandle();
  const [perform] = useState(() => createPerform(editor, isReadOnly));
  return perform;
}
