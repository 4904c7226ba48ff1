import { useEditorActions, useEditorHandle } from "@/lib/client/editor/editor-context";
import { type ClaimKey, type ClaimSetting, setOnClaims } from "@/lib/domain/edits/claims";

/** Sets the same on claims, in one step to undo, and tells of it. @returns why it was refused; undefined where it was not */
export function useSetClaims(): (about: readonly ClaimKey[], setting: ClaimSetting) => string | undefined {
  const { edit, say } = useEditorActions();
  const { editor } = useEditorHandle();
  return (about, setting) => {
    const wanted = setOnClaims(editor.getState().visible, about, setting);
    if (!wanted) {
      say(about.length === 1 ? "It says that already." : "They all say that already.", "passing");
      return undefined;
    }
    const result = edit(wanted.operations, wanted.label);
    if (!result.ok) return result.error;
    say(wanted.told, "information", true);
    return undefined;
  };
}
