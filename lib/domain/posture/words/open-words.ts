import { joinWithAnd } from "../../words/join-with-and";
import { type Counts, type OpenCounts, openReasons, type Proof } from "../posture";

/** Why controls are not in place, after their number. */
const reasonWords: { readonly [R in (typeof openReasons)[number]]: string } = {
  missing: "missing",
  contradicted: "contradicted by evidence",
  partial: "partly in place",
  stale: "with expired evidence",
  planned: "planned",
  declared: "not verified",
  notAssessed: "not assessed",
};

/** "3 missing, 1 planned and 4 not assessed": not assessed last. Empty if nothing is open. @param accepted how many of the missing ones are accepted risks */
export function openWords(open: OpenCounts, accepted = 0): string {
  const ofThem = accepted > 0 ? ` (${accepted} of them accepted)` : "";
  return joinWithAnd(
    openReasons.flatMap((reason) =>
      open[reason] ? [`${open[reason]} ${reasonWords[reason]}${reason === "missing" ? ofThem : ""}`] : [],
    ),
  );
}

/** How much of the open ones is assessed: `all` also if nothing is open. */
export function knownOf(open: OpenCounts): "all" | "some" | "none" {
  const { notAssessed = 0 } = open;
  if (notAssessed === 0) return "all";
  return openReasons.every((reason) => reason === "notAssessed" || !open[reason]) ? "none" : "some";
}

export function openSum(open: OpenCounts): number {
  return openReasons.reduce((sum, reason) => sum + (open[reason] ?? 0), 0);
}

export function openOf(counts: Counts, proof: Proof = "declared"): OpenCounts {
  return Object.fromEntries(
    openReasons.flatMap((reason) =>
      counts[reason] > 0 && (reason !== "declared" || proof === "proven") ? [[reason, counts[reason]]] : [],
    ),
  );
}
