"use client";
import { clsx } from "clsx";
import { CloudOff, LoaderCircle } from "lucide-react";
import { useEditor } from "@/lib/client/editor/editor-context";
import { statusText } from "@/lib/client/editor/status-text";

/** The save status in words: "Saved 14:02", "Saving", "Offline, 3 changes kept here", "Not saved yet, 3 changes kept here". */
export function SaveStatus() {
  const text = useEditor(statusText);
  const connection = useEditor((state) => state.connection);
  const isSaving = useEditor((state) => state.pending.length > 0 || state.isTakingUp);
  const isHeldUp = useEditor((state) => state.isHeldUp);
  const isAway = connection === "offline" || connection === "ended" || (isSaving && isHeldUp);
  return (
    <p
      role="status"
      className="flex min-w-0 shrink! items-center gap-1.5 text-soft lg:w-min lg:max-w-max lg:grow"
      title={text}
    >
      {isAway ? (
        <CloudOff aria-hidden size={14} className="shrink-0 text-partial" />
      ) : isSaving ? (
        <LoaderCircle aria-hidden size={14} className="shrink-0 motion-safe:animate-spin" />
      ) : (
        <span
          aria-hidden
          className={clsx(
            "size-1.75 shrink-0 rounded-full",
            // On a phone the word needs the room, and says the same.
            connection === "live" ? "bg-standing max-sm:hidden" : "bg-partial",
          )}
        />
      )}
      {/* In one row with the rest its first words stay whole: what has no room is on the next line, which is cut. */}
      <span className="min-w-0 max-w-28 sm:max-w-72 max-lg:truncate lg:h-[1lh] lg:overflow-hidden">
        {text}
      </span>
    </p>
  );
}
