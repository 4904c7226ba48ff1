import { type RefObject, useEffect } from "react";

/** Escape closes. The keys that move and delete act on the map's selection, not on the focused panel. */
export function usePanelKeys(panel: RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    const element = panel.current;
    const handle = (event: KeyboardEvent) => {
      // A dialog opened from the panel closes itself.
      if (event.target instanceof Element && event.target.closest("dialog")) return;
      if (event.key === "Escape") close();
      if (
        event.key === "Escape" ||
        event.key === "Delete" ||
        event.key === "Backspace" ||
        event.key.startsWith("Arrow")
      )
        event.stopPropagation();
    };
    element?.addEventListener("keydown", handle);
    return () => element?.removeEventListener("keydown", handle);
  }, [panel, close]);
}
