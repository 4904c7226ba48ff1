/** By the share of missing controls, from none to many. */
export const heats = ["fill-none", "fill-missing/3", "fill-missing/6", "fill-missing/11"] as const;

/** The edge of a card, by its worst status. */
export const edgeFills = {
  missing: "fill-missing",
  contradicted: "fill-missing",
  stale: "fill-partial",
  partial: "fill-partial",
  planned: "fill-planned",
  "not-assessed": "fill-control",
  declared: "fill-standing",
  verified: "fill-standing",
  "not-applicable": "fill-none",
} as const;

/** A number of a status, in the colour of its words. */
export const figureFills = {
  ...edgeFills,
  "not-assessed": "fill-neutral",
  "not-applicable": "fill-neutral",
} as const;
