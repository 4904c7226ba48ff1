import type { EffectiveStatus } from "../posture/coverage/effective-status";
import { statusWords } from "../posture/words/status-words";
import { formatDay } from "../words/english";
import type { Word } from "../words/word";
import type { AcceptanceChange } from "./acceptance-changes";
import type { ChangeGroup, StatusStep } from "./change-groups";
import type { ControlChange } from "./control-changes";
import { catalogueWords } from "./summary-sentence";

/** The groups of a comparison. */
export const changeGroupWords: { readonly [G in ChangeGroup]: Word } = {
  worse: { word: "Worse", means: "changed by a person, and further from being in place" },
  time: {
    word: "By time alone",
    means: "not changed by a person: evidence expired or began to count, or a review day passed",
  },
  better: { word: "Better", means: "changed by a person, and nearer to being in place" },
  answered: {
    word: "Status changed, no progress",
    means: "changed by a person, and no nearer to being in place",
  },
  "not-applicable": {
    word: "Not applicable",
    means: "marked not applicable, or applicable again; never an improvement",
  },
  scope: {
    word: "In or out of scope",
    means: "a node, its kind, its technologies or its connections changed; never an improvement",
  },
  rule: {
    word: "Approval rule changed",
    means: "two-person approval is required now, or not required now; never an improvement",
  },
  catalogue: {
    word: "Catalogue changed",
    means: "the catalogue or a custom control has other requirements; never an improvement",
  },
};

/** Changes to accepted risks between two states. */
export const acceptanceMoveWords: { readonly [M in AcceptanceChange["move"]]: Word } = {
  accepted: { word: "Accepted", means: "the risk is accepted until a date; the control is still missing" },
  withdrawn: { word: "Acceptance withdrawn", means: "a person set another status" },
  "ran-out": { word: "Acceptance expired", means: "not changed by a person: its last day has passed" },
  waits: {
    word: "Acceptance pending approval",
    means: "it does not count until another person approves it",
  },
  "waits-no-more": {
    word: "Acceptance counts now",
    means: "another person approved it, or the workspace requires no approval",
  },
};

/** "Accepted until 1 Mar 2027 by Ana"; "Acceptance expired on 1 Mar 2027". */
export function acceptanceMoveText({ move, until, by }: AcceptanceChange): string {
  const { word } = acceptanceMoveWords[move];
  if (move === "withdrawn" || move === "waits" || move === "waits-no-more") return word;
  if (move === "ran-out") return `${word} on ${formatDay(until)}`;
  return `${word} until ${formatDay(until)}${by === undefined ? "" : ` by ${by}`}`;
}

/** "Verified → Stale"; a control that does not apply on a side is out of scope there. */
export function statusesWords({ before, after }: Pick<ControlChange, "before" | "after">): string {
  return `${wordOf(before)} → ${wordOf(after)}`;
}

function wordOf(status: EffectiveStatus | undefined): string {
  return status === undefined ? "Out of scope" : statusWords[status].word;
}

/** The cause, unless a person set the status: "its evidence has expired, since 25 Nov 2026". */
export function stepWords(
  { cause, from, to, day }: StatusStep,
  catalogues: { readonly before: string; readonly after: string },
): string | undefined {
  switch (cause) {
    case "claim":
      return undefined;
    case "evidence":
      return "its evidence changed";
    case "review":
      return isNearer(from, to) ? "another person approved it" : "its approval is not valid now";
    case "rule":
      return isNearer(from, to) ? "it needs no approval now" : "it needs approval now, which is pending";
    case "time":
      return `${timeWords(from, to)}${day === undefined ? "" : `, since ${formatDay(day)}`}`;
    case "catalogue":
      return `by ${catalogueWords(catalogues.before, catalogues.after)}`;
    case "node-added":
      return "came with the node";
    case "node-removed":
      return "left with the node";
    case "node-changed":
      return "the node has another kind or technology";
    case "connections":
      return "the node receives other artifacts";
  }
}

/** An approved status counts for more than a pending one: as verified, or out of scope. */
function isNearer(from: EffectiveStatus | undefined, to: EffectiveStatus | undefined): boolean {
  return to === "verified" || (to === "not-applicable" && from !== "not-applicable");
}

function timeWords(from: EffectiveStatus | undefined, to: EffectiveStatus | undefined): string {
  if (from === "not-applicable") return "its review day has passed";
  if (to === "not-applicable") return "its review day had not passed yet";
  return to === "stale" || from === "verified" || from === "contradicted"
    ? "its evidence has expired"
    : "other evidence counts";
}
