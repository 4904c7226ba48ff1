"use client";
import { CloudOff } from "lucide-react";
import { useEffect } from "react";
import { useEditor } from "@/lib/client/editor/editor-context";
import { counted } from "@/lib/domain/words/english";

/** Below the bar of the page while the server cannot be reached. The state of saving announces the same. */
export function OfflineBar() {
  const isOffline = useEditor(({ connection }) => connection === "offline");
  const unsent = useEditor(({ pending }) => pending.length);
  useEffect(() => (isOffline ? fetchMarksAgain : undefined), [isOffline]);
  if (!isOffline) return null;
  return (
    <p className="sticky top-[52px] z-10 flex shrink-0 items-center gap-2 border-b border-partial bg-warn-soft px-3 py-1.5 sm:px-5 max-lg:static low:static print:hidden">
      <CloudOff aria-hidden size={14} className="shrink-0 text-partial" />
      <span className="min-w-0">
        <b className="font-medium">Offline.</b>{" "}
        {unsent === 0
          ? "Your next changes are kept in this browser."
          : `${counted(unsent, "change is", "changes are")} kept in this browser.`}{" "}
        They are sent when the server can be reached again.
      </span>
    </p>
  );
}

/** A tool's mark that could not be fetched is not fetched again by itself. */
function fetchMarksAgain(): void {
  for (const use of document.querySelectorAll('use[href^="/brands/"]')) {
    const href = use.getAttribute("href") ?? "";
    use.removeAttribute("href");
    use.setAttribute("href", href);
  }
}
