import type { EdgeTrail, NodeTrail } from "./trail-store";

/** Solid where something looks at what is handed over, dots where nothing does; wide where the step is. Text never fades. */
export const trailLineClasses: { readonly [T in EdgeTrail]: string } = {
  checked: "!stroke-blue ![stroke-width:7]",
  unchecked: "!stroke-blue ![stroke-width:7] [stroke-dasharray:0.1_13]",
  "checked-now": "!stroke-blue ![stroke-width:11]",
  "unchecked-now": "!stroke-blue ![stroke-width:11] [stroke-dasharray:0.1_18]",
  off: "!stroke-line-strong ![stroke-width:1.5]",
};

export const trailCardClasses: { readonly [T in NodeTrail]: string } = {
  lit: "!border-blue ring-2 ring-blue/50",
  now: "!border-blue ring-4 ring-blue",
  off: "!border-dashed !border-line-strong !bg-bg !shadow-none",
};
