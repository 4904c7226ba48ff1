import { useHighlight } from "../state/map-context";
import type { Badge } from "./highlight-store";

type EdgeHighlight =
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

type NodeHighlight = "line" | "line-now" | "way" | "way-now" | "marked" | "off";

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

export const lineHighlightClasses: { readonly [H in EdgeHighlight]: string } = {
  checked: "!stroke-blue ![stroke-width:7] [stroke-linecap:round]",
  unchecked: "!stroke-blue ![stroke-width:7] [stroke-dasharray:0.1_13] [stroke-linecap:round]",
  "checked-now": "!stroke-blue ![stroke-width:11] [stroke-linecap:round]",
  "unchecked-now": "!stroke-blue ![stroke-width:11] [stroke-dasharray:0.1_18] [stroke-linecap:round]",
  way: "!stroke-missing ![stroke-width:9]",
  "way-now": "!stroke-missing ![stroke-width:15]",
  beside: "!stroke-missing ![stroke-width:3] [stroke-dasharray:14_5_2_5]",
  off: "!stroke-line-strong ![stroke-width:1.5]",
};

export const rungClasses: { readonly [H in EdgeHighlight]?: string } = {
  way: "stroke-panel [stroke-width:5] [stroke-dasharray:3_9]",
  "way-now": "stroke-panel [stroke-width:9] [stroke-dasharray:4_12]",
};

export const cardHighlightClasses: { readonly [H in NodeHighlight]: string } = {
  line: "!border-blue ring-2 ring-blue/50",
  "line-now": "!border-blue ring-4 ring-blue",
  way: "!border-missing ring-2 ring-missing/50",
  "way-now": "!border-missing ring-4 ring-missing",
  marked: "!border-control",
  off: "!border-dashed !border-line-strong !bg-bg !shadow-none",
};

/** The head of a line on an open way; drawn once, by the panel of findings. */
export const wayArrow = "open-way-arrow";
