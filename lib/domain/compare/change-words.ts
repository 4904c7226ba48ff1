import type { EffectiveStatus } from "../posture/coverage/effective-status";
import { statusWords } from "../posture/words/status-words";
import { formatDay } from "../words/english";
import type { Word } from "../words/word";
import type { AcceptanceChange } from "./acceptance-changes";
import type { ChangeGroup, StatusStep } from "./change-groups";
import type { ControlChange } from "./control-changes";
import { catalogueWords } from "./summary-sentence";

/** What the groups of a comparison are called. */
export const changeGroupWords: { readonly [G in ChangeGroup]: Word } = {
  worse: { word: "Worse", means: "somebody took it further from being in place" },
  time: {
    word: "By time alone",
    means: "nobody touched it: evidence expired or began to count, or a review day passed",
  },
  better: { word: "Better", means: "somebody brought it nearer to being in place" },
  answered: { word: "Answered otherwise", means: "another answer, and no nearer to being in place" },
  "not-applicable": { word: "Not applicable", means: "said to be so, or no longer; never an improvement" },
  scope: {
    word: "In or out of scope",
    means:
      "it came or went with a node, its kind, its technologies or what is handed to it; never an improvement",
  },
  rule: {
    word: "By a rule of the workspace",
    means: "it waits for a second person since, or no longer has to; never an improvement",
  },
  catalogue: {
    word: "By another catalogue",
    means: "the catalogue, or a control of your own, asks otherwise; never an improvement",
  },
};

/** What became of accepted risks between two states. */
export const acceptanceMoveWords: { readonly [M in AcceptanceChange["move"]]: Word } = {
  accepted: { word: "Accepted", means: "somebody lives with it until a day; it is missing all the same" },
  withdrawn: { word: "No longer accepted", means: "somebody says something else of it" },
  "ran-out": { word: "Acceptance ran out", means: "nobody touched it: its last day has passed" },
  waits: {
    word: "Acceptance waits for a second person",
    means: "it does not count until somebody confirms it",
  },
  "waits-no-more": {
    word: "Acceptance waits no longer",
    means: "it was confirmed, or the workspace asks for nobody",
  },
};

/** "Accepted until 1 Mar 2027 by Ana"; "Acceptance ran out on 1 Mar 2027". */
export function acceptanceMoveText({ move, until, by }: AcceptanceChange): string {
  const { word } = acceptanceMoveWords[move];
  if (move === "withdrawn" || move === "waits" || move === "waits-no-more") return word;
  if (move === "ran-out") return `${word} on ${formatDay(until)}`;
  return `${word} until ${formatDay(until)}${by === undefined ? "" : ` by ${by}`}`;
}

/** "Verified → Stale"; what does not apply on a side is out of scope there. */
export function statusesWords({ before, after }: Pick<ControlChange, "before" | "after">): string {
  return `${wordOf(before)} → ${wordOf(after)}`;
}

function wordOf(status: EffectiveStatus | undefined): string {
  return status === undefined ? "Out of scope" : statusWords[status].word;
}

/** What led there where it is not just what somebody said: "its evidence has expired, since 25 Nov 2026". */
export function stepWords(
  { cause, from, to, day }: StatusStep,
  catalogues: { readonly before: string; readonly after: string },
): string | undefined {
  switch (cause) {
    case "claim":
      return undefined;
    case "evidence":
      return "its evidence is another";
    case "review":
      return isNearer(from, to) ? "a second person confirmed it" : "no confirmation of it holds any more";
    case "rule":
      return isNearer(from, to)
        ? "it no longer needs a second person"
        : "it needs a second person since, and waits for one";
    case "time":
      return `${timeWords(from, to)}${day === undefined ? "" : `, since ${formatDay(day)}`}`;
    case "catalogue":
      return `by ${catalogueWords(catalogues.before, catalogues.after)}`;
    case "node-added":
      return "came with the node";
    case "node-removed":
      return "left with the node";
    case "node-changed":
      return "the node is of another kind or technology";
    case "connections":
      return "something else is handed to the node";
  }
}

/** What is confirmed counts for more than what waits for it: as verified, or out of scope. */
function isNearer(from: EffectiveStatus | undefined, to: EffectiveStatus | undefined): boolean {
  return to === "verified" || (to === "not-applicable" && from !== "not-applicable");
}

function timeWords(from: EffectiveStatus | undefined, to: EffectiveStatus | undefined): string {
  if (from === "not-applicable") return "its review day has passed";
  if (to === "not-applicable") return "its review day had not passed";
  return to === "stale" || from === "verified" || from === "contradicted"
    ? "its evidence has expired"
    : "other evidence counts";
}
