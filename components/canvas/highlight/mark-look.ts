import type { EdgeMark, NodeMark } from "./marks-store";

/** A way that is open: thick, with rungs across it; beside it, dashes and dots. What has no mark is thin. Text never fades. */
export const markLineClasses: { readonly [M in EdgeMark]: string } = {
  way: "!stroke-missing ![stroke-width:9]",
  "way-now": "!stroke-missing ![stroke-width:15]",
  beside: "!stroke-missing ![stroke-width:3] [stroke-dasharray:14_5_2_5]",
  off: "!stroke-line-strong ![stroke-width:1.5]",
};

/** The rungs, over the line. */
export const rungClasses: { readonly [M in EdgeMark]?: string } = {
  way: "stroke-panel [stroke-width:5] [stroke-dasharray:3_9]",
  "way-now": "stroke-panel [stroke-width:9] [stroke-dasharray:4_12]",
};

export const markCardClasses: { readonly [M in NodeMark]: string } = {
  way: "!border-missing ring-2 ring-missing/50",
  "way-now": "!border-missing ring-4 ring-missing",
  marked: "!border-control",
  off: "!border-dashed !border-line-strong !bg-bg !shadow-none",
};

/** The head of a line on an open way; drawn once, by whoever marks the map. */
export const wayArrow = "open-way-arrow";
