import type { EditorState } from "./editor-state";
import { counted } from "@/lib/domain/words/english";

type Known = Pick<EditorState, "pending" | "connection" | "isHeldUp" | "isTakingUp" | "ended" | "savedAt">;

/** The save status: "Saved 14:02", "Saving", "Offline, 3 changes kept here", "Not saved yet, 3 changes kept here". */
export function statusText({ pending, connection, isHeldUp, isTakingUp, ended, savedAt }: Known): string {
  const unsent = counted(pending.length, "change");
  if (ended)
    return pending.length === 0 ? ended.text : `${ended.text} ${unsent} not saved, kept in this browser.`;
  if (connection === "offline") return pending.length === 0 ? "Offline" : `Offline, ${unsent} kept here`;
  if (pending.length > 0) return isHeldUp ? `Not saved yet, ${unsent} kept here` : "Saving";
  if (isTakingUp) return "Saving";
  return savedAt === undefined ? "Saved" : `Saved ${clockTime(savedAt)}`;
}

function clockTime(at: number): string {
  const time = new Date(at);
  return `${String(time.getHours()).padStart(2, "0")}:${String(time.getMinutes()).padStart(2, "0")}`;
}
