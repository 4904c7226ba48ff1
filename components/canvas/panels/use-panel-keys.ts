import { type RefObject, useEffect } from "react";

/** Escape closes. The keys that move and delete are about what is selected on the map, which is not what has the focus here. */
export function usePanelKeys(panel: RefObject<HTMLElement | null>, close: () => void): void {
  useEffect(() => {
    const element = panel.current;
    const handle = (event: KeyboardEvent) => {
      // A dialog that was opened from the panel closes by itself.
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
