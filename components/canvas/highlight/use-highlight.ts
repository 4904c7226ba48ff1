import { useHighlight } from "../state/map-context";
import type { Badge } from "./highlight-store";

export type EdgeHighlight =
  | "checked"
  | "checked-now"
  | "unchecked"
  | "unchecked-now"
  | "way"
  | "way-now"
  | "beside"
  | "off";

/** How a hand-over looks while something is lit; undefined while nothing is. */
export function useEdgeHighlight(id: string): EdgeHighlight | undefined {
  return useHighlight((state): EdgeHighlight | undefined => {
    if (state.lit === undefined) return undefined;
    const { steps, numbers, beside, current } = state[state.lit];
    const number = numbers.get(id);
    if (number === undefined) return beside.has(id) ? "beside" : "off";
    const isNow = current?.edge === id;
    if (state.lit === "finding") return isNow ? "way-now" : "way";
    const look = steps[number - 1]?.isChecked === true ? "checked" : "unchecked";
    return isNow ? `${look}-now` : look;
  });
}

export function useStepNumber(id: string): number | undefined {
  return useHighlight(({ finding }) => finding.numbers.get(id));
}

export type NodeHighlight = "line" | "line-now" | "way" | "way-now" | "marked" | "off";

export function useNodeHighlight(id: string): NodeHighlight | undefined {
  return useHighlight((state): NodeHighlight | undefined => {
    if (state.lit === undefined) return undefined;
    const { nodes, badges, current } = state[state.lit];
    if (!nodes.has(id)) return badges.has(id) ? "marked" : "off";
    const path = state.lit === "finding" ? "way" : "line";
    return current?.from === id || current?.to === id ? `${path}-now` : path;
  });
}

/** The same list as long as it says the same. */
export function useBadges(id: string): readonly Badge[] | undefined {
  return useHighlight(({ finding }) => finding.badges.get(id));
}
