import { useEditorActions, useEditorHandle } from "@/lib/client/editor/editor-context";
import { type ClaimKey, type ClaimSetting, setOnClaims } from "@/lib/domain/edits/claims";

/** Applies one setting to several statuses, in one undo step, and reports it. @returns the reason for a refusal, else undefined */
export function useSetClaims(): (about: readonly ClaimKey[], setting: ClaimSetting) => string | undefined {
  const { edit, say } = useEditorActions();
  const { editor } = useEditorHandle();
  return (about, setting) => {
    const wanted = setOnClaims(editor.getState().visible, about, setting);
    if (!wanted) {
      say("No change: that status is already set.", "passing");
      return undefined;
    }
    const result = edit(wanted.operations, wanted.label);
    if (!result.ok) return result.error;
    say(wanted.told, "information", true);
    return undefined;
  };
}
