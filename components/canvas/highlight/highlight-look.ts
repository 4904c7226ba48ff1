import { useHighlight } from "../state/map-context";
import type { LineStroke } from "@/components/marks/line-look";
import type { Badge } from "./highlight-store";

export type EdgeHighlight =
  | "checked"
  | "checked-now"
  | "unchecked"
  | "unchecked-now"
  | "way"
  | "way-now"
  | "acting"
  | "acting-now"
  | "beside"
  | "removed"
  | "off";

/** The look of a connection while anything is lit; undefined while nothing is. */
export function useEdgeHighlight(id: string): EdgeHighlight | undefined {
  return useHighlight((state): EdgeHighlight | undefined => {
    if (state.lit === undefined) return undefined;
    const { steps, numbers, acting, beside, removed, current } = state[state.lit];
    const number = numbers.get(id);
    if (removed.has(id)) return "removed";
    if (number === undefined) return beside.has(id) ? "beside" : "off";
    const isNow = current?.edge === id;
    if (state.lit === "finding") {
      if (acting.has(id)) return isNow ? "acting-now" : "acting";
      return isNow ? "way-now" : "way";
    }
    const look = steps[number - 1]?.isChecked === true ? "checked" : "unchecked";
    return isNow ? `${look}-now` : look;
  });
}

type NodeHighlight = "line" | "line-now" | "way" | "way-now" | "marked" | "beside" | "off";

export function useNodeHighlight(id: string): NodeHighlight | undefined {
  return useHighlight((state): NodeHighlight | undefined => {
    if (state.lit === undefined) return undefined;
    const { nodes, badges, current } = state[state.lit];
    if (!nodes.has(id)) {
      const marks = badges.get(id);
      if (!marks) return "off";
      return nodes.size > 0 && marks.every(({ look }) => look === "exposed") ? "beside" : "marked";
    }
    const path = state.lit === "finding" ? "way" : "line";
    return current?.from === id || current?.to === id ? `${path}-now` : path;
  });
}

/** Keeps the list object while its content is the same. */
export function useBadges(id: string): readonly Badge[] | undefined {
  return useHighlight(({ finding }) => finding.badges.get(id));
}

const blue = { stroke: "!stroke-blue", fill: "fill-blue", isRound: true, arrow: 10 } as const;
const red = { stroke: "!stroke-missing", fill: "fill-missing" } as const;

/** A manual connection on an attack path stays dashed; a step that gives control is dotted. */
export function lineHighlightStroke(highlight: EdgeHighlight, isByHand: boolean): LineStroke {
  switch (highlight) {
    case "checked":
      return { ...blue, width: 4.5 };
    case "unchecked":
      return { ...blue, width: 5, dash: [0.1, 9] };
    case "checked-now":
      return { ...blue, width: 7 };
    case "unchecked-now":
      return { ...blue, width: 8, dash: [0.1, 13] };
    case "way":
      return { ...red, width: 4.5, arrow: 12, ...(isByHand ? { dash: [10, 5] } : {}) };
    case "way-now":
      return { ...red, width: 7, arrow: 16, ...(isByHand ? { dash: [14, 6] } : {}) };
    case "acting":
      return { ...red, width: 5, dash: [0.1, 9], isRound: true, arrow: 12 };
    case "acting-now":
      return { ...red, width: 8, dash: [0.1, 13], isRound: true, arrow: 16 };
    case "beside":
      return { ...red, width: 2.25, dash: [14, 5, 2, 5], arrow: 9 };
    case "removed":
      return { stroke: "!stroke-partial", fill: "fill-partial", width: 1.75, dash: [3, 5], arrow: 8 };
    case "off":
      return { stroke: "!stroke-line-strong", fill: "fill-line-strong", width: 1.75, arrow: 8 };
  }
}

export const cardHighlightClasses: { readonly [H in NodeHighlight]: string } = {
  line: "!border-2 !border-blue ring-3 ring-blue/20",
  "line-now": "!border-2 !border-blue ring-4 ring-blue",
  way: "on-way !border-2 !border-missing ring-3 ring-missing/15",
  "way-now": "on-way !border-2 !border-missing ring-4 ring-missing",
  marked: "!border-control",
  // There may be dozens, none of them on the shown path.
  beside: "beside-way !border-control",
  off: "opacity-38 !shadow-none",
};
