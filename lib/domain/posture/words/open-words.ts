import { joinWithAnd } from "../../words/join-with-and";
import { type Counts, type OpenCounts, openReasons, type Proof } from "../posture";

/** Why a control is not in place, behind its number. */
const reasonWords: { readonly [R in (typeof openReasons)[number]]: string } = {
  missing: "missing",
  contradicted: "contradicted by evidence",
  partial: "partly in place",
  stale: "with expired evidence",
  planned: "planned",
  declared: "not verified",
  notAssessed: "not assessed",
};

/** "3 missing, 1 planned and 4 not assessed": what is known first, then what is not. Empty where nothing is open. @param accepted how many of the missing ones are accepted risks */
export function openWords(open: OpenCounts, accepted = 0): string {
  const ofThem = accepted > 0 ? ` (${accepted} of them accepted)` : "";
  return joinWithAnd(
    openReasons.flatMap((reason) =>
      open[reason] ? [`${open[reason]} ${reasonWords[reason]}${reason === "missing" ? ofThem : ""}`] : [],
    ),
  );
}

/** How much of what is open somebody has spoken of: `all` also where nothing is. */
export function knownOf(open: OpenCounts): "all" | "some" | "none" {
  const { notAssessed = 0 } = open;
  if (notAssessed === 0) return "all";
  return openReasons.every((reason) => reason === "notAssessed" || !open[reason]) ? "none" : "some";
}

/** How many are open. */
export function openSum(open: OpenCounts): number {
  return openReasons.reduce((sum, reason) => sum + (open[reason] ?? 0), 0);
}

/** The open ones among all that are counted. */
export function openOf(counts: Counts, proof: Proof = "declared"): OpenCounts {
  return Object.fromEntries(
    openReasons.flatMap((reason) =>
      counts[reason] > 0 && (reason !== "declared" || proof === "proven") ? [[reason, counts[reason]]] : [],
    ),
  );
}
