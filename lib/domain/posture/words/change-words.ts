import { controlTitle } from "../../catalogue/find-control";
import type { Governed } from "../../catalogue/own/own-controls";
import type { Pipeline } from "../../pipeline/pipeline";
import { counted, plural } from "../../words/english";
import { joinWithAnd } from "../../words/join-with-and";
import type { Word } from "../../words/word";
import type { BestChange, ChangeToMake, HandOver, InsertKind } from "../ways-in/way-in";
import { nodeName } from "./node-names";

type Map = Pick<Pipeline, "nodes" | "edges"> & Governed;

/** What can be put into a connection. */
export const insertWords: { readonly [K in InsertKind]: Word } = {
  mirror: {
    word: "Own mirror with quarantine",
    means: "Keeps what comes from outside back until it has been looked at.",
  },
  promotion: { word: "Promotion step", means: "Lets through only images that were approved." },
  verifier: {
    word: "Delivery that verifies signatures",
    means: "Lets through only images whose signature is the team's own.",
  },
};

/** "Ana's laptop → Production registry"; what is gone is told as such. */
export function connectionTitle(pipeline: Map, edge: string): string {
  const found = pipeline.edges.get(edge);
  return found
    ? `${nodeName(pipeline, found.source)} → ${nodeName(pipeline, found.target)}`
    : "a connection that is gone";
}

/** The change as an order, without its full stop: "Remove Ana's laptop → Production registry". */
export function changeTitle(pipeline: Map, change: ChangeToMake): string {
  if ("implement" in change)
    return `Put “${controlTitle(change.implement.control, pipeline)}” in place at ${nodeName(pipeline, change.implement.node)}`;
  if ("remove" in change) return `Remove ${connectionTitle(pipeline, change.remove)}`;
  if ("revoke" in change) {
    const edge = pipeline.edges.get(change.revoke);
    return edge
      ? `Revoke the credential for ${nodeName(pipeline, edge.target)} that ${nodeName(pipeline, edge.source)} holds`
      : "Revoke a credential that is gone";
  }
  if ("lead" in change)
    return `Lead ${connectionTitle(pipeline, change.lead.edge)} through ${nodeName(pipeline, change.lead.to)}`;
  const what = insertPhrases[change.insert.kind];
  const edge = pipeline.edges.get(change.insert.edge);
  return edge
    ? `Put ${what} between ${nodeName(pipeline, edge.source)} and ${nodeName(pipeline, edge.target)}`
    : `Put ${what} into a connection that is gone`;
}

const insertPhrases: { readonly [K in InsertKind]: string } = {
  mirror: "an own mirror with quarantine",
  promotion: "a promotion step",
  verifier: "a delivery that verifies signatures",
};

/** "Remove Ana's laptop → Production registry: it alone lies behind 4 ways past a gate and 2 ways to begin." @param targets how many are judged. */
export function changeSentence(pipeline: Map, best: BestChange, targets: number): string {
  return `${changeTitle(pipeline, best.change)}: ${changeReason(best, targets)}.`;
}

/** Why, without its full stop. A gate and an entry count once for each target. */
export function changeReason({ change, ways, gates, sure }: BestChange, targets: number): string {
  const parts = [
    ...(gates > 0 ? [counted(gates, "way past a gate", "ways past a gate")] : []),
    ...(ways > 0 ? [counted(ways, "way to begin", "ways to begin")] : []),
  ];
  const all = gates + ways;
  const what = `${joinWithAnd(parts)}${targets > 1 ? ", counted for each target" : ""}`;
  const known =
    sure >= all
      ? ""
      : sure === 0
        ? "; all of it assumed so far"
        : `; ${sure} of these ${all} ${plural(sure, "is", "are")} certain`;
  const isBehind = "remove" in change || "revoke" in change || "lead" in change;
  return `${isBehind ? "it alone lies behind" : "it closes"} ${what}${known}`;
}

/** What a change asks of a team, by its effort. */
export function effortWords(effort: number): string {
  if (effort <= 1) return "Little work";
  return effort < 3 ? "Some work" : "Much work: few teams can";
}

/** "Ana's laptop → ECR defeats 2 gates and alone lets 3 ways to begin through." @param targets how many are judged. */
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
          `alone lets ${counted(ways, "way to begin", "ways to begin")} through${targets > 1 ? ", counted for each target" : ""}`,
        ]
      : []),
  ];
  return parts.length === 0 ? "alone defeats nothing" : joinWithAnd(parts);
}

const mostGates = 2;

/** "Planned", "Planned: deletes the connection": what pressing the button does to the map. */
export function planWords(change: ChangeToMake): string {
  if ("implement" in change) return "Plan it";
  if ("remove" in change) return "Remove it from the map";
  if ("revoke" in change) return "Take it off the map";
  return "lead" in change ? "Lead it there on the map" : "Put it into the map";
}
