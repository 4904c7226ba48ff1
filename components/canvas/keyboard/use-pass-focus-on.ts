import { type RefObject, useLayoutEffect } from "react";
import { focusMap } from "../state/map-focus";

/** A card that is drawn no longer, because the map was moved or somebody deleted its node, leaves the focus to the map rather than to nothing. */
export function usePassFocusOn(content: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const card = content.current?.closest(".react-flow__node");
    // Runs while the card still stands in the page.
    return () => {
      if (card && card === document.activeElement) focusMap();
    };
  }, [content]);
}
