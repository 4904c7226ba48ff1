import type { EdgeHighlight, NodeHighlight } from "./use-highlight";

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

/** The head of a line on an open way; drawn once, by what marks the map. */
export const wayArrow = "open-way-arrow";
