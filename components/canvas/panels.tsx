import { useMapState } from "./map-state/map-context";

/**
 * What lies over the map: the one panel that is open, if any. Each is a part of the program of its own, fetched when it
 * is first opened, and asks the map's state for its input.
 */
export function Panels() {
  const name = useMapState((state) => state.panel?.name);
  switch (name) {
    default:
      return null;
  }
}
