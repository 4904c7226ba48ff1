import { useEditorActions } from "@/lib/client/editor/editor-context";
import type { OperationBody } from "@/lib/domain/pipeline/operations";

/** Edits, and says so where the edit is refused; answers whether it was done. */
export function usePerform(): (operations: readonly OperationBody[], label: string) => boolean {
  const { edit, say } = useEditorActions();
  return (operations, label) => {
    const result = edit(operations, label);
    if (!result.ok) say(result.error, "error");
    return result.ok;
  };
}
