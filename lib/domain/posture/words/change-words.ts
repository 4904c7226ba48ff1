import { controlTitle, findControl } from "../../catalogue/find-control";
import type { Governed } from "../../catalogue/own/own-controls";
import { claimsOf, type Pipeline } from "../../pipeline/pipeline";
import { counted } from "../../words/english";
import { joinWithAnd } from "../../words/join-with-and";
import type { Word } from "../../words/word";
import {
  type ChangeOption,
  type ChangeToMake,
  type HandOver,
  type InsertKind,
  partsOfChange,
  type SingleChange,
} from "../ways-in/way-in";
import { nodeName } from "./node-names";

type Map = Pick<Pipeline, "nodes" | "edges" | "claims"> & Governed;

/** Nodes that can be inserted into a connection. */
export const insertWords: { readonly [K in InsertKind]: Word } = {
  mirror: {
    word: "Quarantine mirror",
    means: "Holds artifacts from outside back until they are checked.",
  },
  promotion: { word: "Promotion step", means: "Lets only approved images through." },
  verifier: {
    word: "Delivery that verifies signatures",
    means: "Lets only images with the team's own signature through.",
  },
};

/** "Ana's laptop → Production registry", or that it is deleted. */
export function connectionTitle(pipeline: Pick<Pipeline, "nodes" | "edges">, edge: string): string {
  const found = pipeline.edges.get(edge);
  return found
    ? `${nodeName(pipeline, found.source)} → ${nodeName(pipeline, found.target)}`
    : "a deleted connection";
}

/** The change as an order, without its full stop: "Remove Ana's laptop → Production registry". */
export function changeTitle(pipeline: Map, change: ChangeToMake): string {
  return orders(pipeline, partsOfChange(change))
    .map((order, index) => (index === 0 ? order : `${order.charAt(0).toLowerCase()}${order.slice(1)}`))
    .join(", and ");
}

/** One order for all controls on a node that need the same work. A check comes after the signing that it needs: before, it would refuse everything. */
function orders(pipeline: Map, unordered: readonly SingleChange[]): readonly string[] {
  const checks = (part: SingleChange) =>
    "implement" in part && findControl(part.implement.control, pipeline)?.gate?.provedBy !== undefined;
  const parts = unordered.toSorted((a, b) => Number(checks(a)) - Number(checks(b)));
  const placeOf = (part: SingleChange) =>
    "implement" in part ? `${part.implement.node} ${workOn(pipeline, part.implement)}` : part;
  return [...new Set(parts.map(placeOf))].map((place) => {
    const some = parts.filter((part) => placeOf(part) === place);
    const titles = some.flatMap((part) =>
      "implement" in part ? [`“${controlTitle(part.implement.control, pipeline)}”`] : [],
    );
    const [first] = some;
    if (!first) return "";
    return "implement" in first
      ? `${workWords[workOn(pipeline, first.implement)](joinWithAnd(titles))} at ${nodeName(pipeline, first.implement.node)}`
      : drawnOrder(pipeline, first);
  });
}

/** The work that is left for a control, by its status. */
const workWords = {
  begin: (controls: string) => `Put ${controls} in place`,
  bringForward: (controls: string) => `Bring forward ${controls}`,
  finish: (controls: string) => `Finish ${controls}`,
  renew: (controls: string) => `Renew the evidence of ${controls}`,
  repair: (controls: string) => `Repair ${controls}`,
} as const;

/** A gap that is declared in place has evidence that is expired or contradicts it. */
function workOn(pipeline: Map, { node, control }: { readonly node: string; readonly control: string }) {
  const claim = claimsOf(pipeline, node).get(control);
  switch (claim?.status) {
    case "planned":
      return "bringForward";
    case "partial":
      return "finish";
    case "implemented":
      return claim.evidence?.some(({ result }) => result === "contradicts") === true ? "repair" : "renew";
    default:
      return "begin";
  }
}

type DrawnChange = Exclude<SingleChange, { readonly implement: unknown }>;

function drawnOrder(pipeline: Map, change: DrawnChange): string {
  if ("remove" in change) return `Remove ${connectionTitle(pipeline, change.remove)}`;
  if ("revoke" in change) {
    const edge = pipeline.edges.get(change.revoke);
    return edge
      ? `Revoke the credential for ${nodeName(pipeline, edge.target)} that ${nodeName(pipeline, edge.source)} holds`
      : "Revoke a deleted credential";
  }
  if ("lead" in change) {
    const led = pipeline.edges.get(change.lead.edge);
    const repository = nodeName(pipeline, change.lead.to);
    return led
      ? `Check in to ${repository} instead of going straight from ${nodeName(pipeline, led.source)} to ${nodeName(pipeline, led.target)}`
      : `Reroute a deleted connection through ${repository}`;
  }
  const what = insertPhrases[change.insert.kind];
  const edge = pipeline.edges.get(change.insert.edge);
  return edge
    ? `Insert ${what} between ${nodeName(pipeline, edge.source)} and ${nodeName(pipeline, edge.target)}`
    : `Insert ${what} into a deleted connection`;
}

const insertPhrases: { readonly [K in InsertKind]: string } = {
  mirror: "a quarantine mirror",
  promotion: "a promotion step",
  verifier: "a delivery that verifies signatures",
};

/** "Remove Ana's laptop → Production registry. Unprotected entry points: 4 → 2." @param before how many are confirmed, and how many assumed */
export function changeSentence(pipeline: Map, best: ChangeOption, before: UnprotectedCounts): string {
  return `${changeTitle(pipeline, best.change)}. ${changeReason(best, before)}.`;
}

/** Unprotected entry points as they stand. */
export interface UnprotectedCounts {
  readonly said: number;
  readonly assumed: number;
}

/** Its effect on the headline, without the full stop: "Unprotected entry points: 4 → 2", "Assumed entry points: 5 → 3". */
export function changeReason(
  { confirmed, assumed = 0, ways, gates }: ChangeOption,
  before: UnprotectedCounts,
): string {
  // Snapshots of analysis versions 1 and 2 count gates and techniques.
  if (confirmed === undefined) {
    const parts = [
      ...(gates > 0 ? [counted(gates, "bypassed gate")] : []),
      ...(ways > 0 ? [counted(ways, "open technique")] : []),
    ];
    return `Closes ${joinWithAnd(parts)}`;
  }
  const assumedMove = `${before.assumed} → ${before.assumed - assumed}`;
  if (before.said === 0 || (confirmed === 0 && assumed !== 0)) return `Assumed entry points: ${assumedMove}`;
  const after = before.said - confirmed;
  const also = assumed === 0 ? "" : `, and ${assumedMove} assumed`;
  // Zero confirmed entry points can leave assumed ones.
  const left = assumed === 0 && after === 0 && before.assumed > 0 ? `; ${before.assumed} assumed stay` : "";
  return `Unprotected entry points: ${before.said} → ${after}${also}${left}`;
}

/** Efforts of a set add up. It is high only if one part is. */
export function effortWords(pipeline: Governed, { change, effort }: ChangeOption): string {
  const isHard = partsOfChange(change).some(
    (part) => "implement" in part && findControl(part.implement.control, pipeline)?.effort === 3,
  );
  if (isHard) return "Effort: high, few teams can";
  return effort <= 1 ? "Effort: low" : "Effort: medium";
}

/** "Ana's laptop → ECR defeats 2 gates and by itself lets 3 techniques through." @param targets how many are judged. */
export function handOverLossSentence(pipeline: Map, handOver: HandOver, targets: number): string {
  return `${connectionTitle(pipeline, handOver.edge)} ${handOverLoss(pipeline, handOver, targets)}.`;
}

/** The same without the connection and the full stop. */
export function handOverLoss(pipeline: Governed, { gates, ways }: HandOver, targets: number): string {
  const titles = gates.map((id) => `“${controlTitle(id, pipeline)}”`);
  const parts = [
    ...(gates.length > 0
      ? [`defeats ${counted(gates.length, "gate")} (${joinWithAnd(titles, mostGates)})`]
      : []),
    ...(ways > 0
      ? [
          `by itself lets ${counted(ways, "technique", "techniques")} through${targets > 1 ? ", counted for each target" : ""}`,
        ]
      : []),
  ];
  return parts.length === 0 ? "by itself defeats nothing" : joinWithAnd(parts);
}

const mostGates = 2;

/** The label of the button that makes the change on the map. */
export function planWords(change: ChangeToMake): string {
  if ("together" in change) return "Plan all of it";
  if ("implement" in change) return "Plan it";
  if ("remove" in change) return "Remove it from the map";
  if ("revoke" in change) return "Take it off the map";
  return "lead" in change ? "Reroute it on the map" : "Insert it on the map";
}
