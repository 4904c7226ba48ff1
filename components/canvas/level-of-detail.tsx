import { useStoreApi } from "@xyflow/react";
import { useEffect } from "react";

/** Zoomed out so far, details cannot be read: at most this many pixels to a unit of the map. */
const far = 0.35;
const middle = 0.7;

/**
 * What is too small to read is not drawn. One subscriber sets a class on the map and the style sheet does the rest:
 * to ask each card for the zoom would draw all of them again at each step of it.
 */
export function LevelOfDetail() {
  const store = useStoreApi();
  useEffect(() => {
    let level = "";
    const apply = ({ transform: [, , zoom], domNode }: ReturnType<typeof store.getState>) => {
      const now = zoom < far ? "far" : zoom < middle ? "middle" : "near";
      if (now === level || !domNode) return;
      level = now;
      domNode.dataset["detail"] = now;
    };
    apply(store.getState());
    return store.subscribe(apply);
  }, [store]);
  return null;
}
