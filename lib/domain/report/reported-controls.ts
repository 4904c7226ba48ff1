import { controlTitle } from "../catalogue/find-control";
import { catalogueOf } from "../catalogue/own/catalogue-of";
import type { Claim, Stage } from "../pipeline/document";
import { claimsOf, type Pipeline } from "../pipeline/pipeline";
import { assessmentsOf } from "../posture/coverage/assessments";
import { type EffectiveStatus, isEffective } from "../posture/coverage/effective-status";
import { listOfGap } from "../posture/findings/gaps";
import type { Posture } from "../posture/posture";
import { nodeNames } from "../posture/words/node-names";
import { statusWords } from "../posture/words/status-words";
import type { SourceLine } from "./source-line";

/** The controls of a stage, by what the files prove of them. Rows alike on several nodes are one. */
export interface ReportedControls {
  /** Lines contradict them, or prove them in part. */
  readonly toFix: readonly ReportedControl[];
  /** Lines prove them. */
  readonly inPlace: readonly ReportedControl[];
  /** No line is about them. */
  readonly toAssess: readonly ReportedControl[];
}

export interface ReportedControl {
  readonly title: string;
  /** The nodes, in words. */
  readonly where: string;
  /** How many nodes. */
  readonly count: number;
  readonly status: string;
  readonly look: EffectiveStatus;
  readonly lines: readonly SourceLine[];
}

interface Pair {
  readonly node: string;
  readonly control: string;
  readonly status: EffectiveStatus;
}

/** Gaps by priority, then the controls in place in the order of the catalogue. O(nodes x controls). */
export function reportedControls(
  pipeline: Pipeline,
  posture: Posture,
  stage: Stage,
  day: string,
): ReportedControls {
  const isHere = ({ node }: Pair) => pipeline.nodes.get(node)?.stage === stage;
  const gaps = posture.gaps.declared.filter(isHere);
  const inPlace = [...assessmentsOf(pipeline, catalogueOf(pipeline), day)]
    .map(({ node, control, status }) => ({ node: node.id, control: control.id, status }))
    .filter((pair) => isHere(pair) && isEffective(pair.status, "declared"));
  return {
    toFix: grouped(
      pipeline,
      gaps.filter(({ status }) => listOfGap(status) !== "assess"),
    ),
    inPlace: grouped(pipeline, inPlace),
    toAssess: grouped(
      pipeline,
      gaps.filter(({ status }) => listOfGap(status) === "assess"),
    ),
  };
}

function grouped(pipeline: Pipeline, pairs: readonly Pair[]): readonly ReportedControl[] {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const key = `${pair.control} ${pair.status}`;
    const group = groups.get(key);
    if (group) group.push(pair);
    else groups.set(key, [pair]);
  }
  return [...groups.values()].map((group) => {
    const [{ control, status } = { control: "", status: "not-assessed" as const }] = group;
    const lines = group.flatMap(({ node }) => linesOfClaim(claimsOf(pipeline, node).get(control)));
    return {
      title: controlTitle(control, pipeline),
      where: nodeNames(
        pipeline,
        group.map(({ node }) => node),
      ),
      count: group.length,
      status: statusWords[status].word,
      look: status,
      // One line may be about several nodes.
      lines: [...new Map(lines.map((line) => [`${line.at} ${line.text}`, line])).values()],
    };
  });
}

/** The lines that a scan wrote into a claim: against the control in its note, for it as evidence. */
function linesOfClaim(claim: Claim | undefined): readonly SourceLine[] {
  if (!claim) return [];
  const against = claim.note?.split("\n") ?? [];
  const supporting = claim.evidence?.map(({ title }) => title) ?? [];
  return [...against, ...supporting].map((written) => {
    const [, at = "", text = written] = /^(.+?:\d+) (.*)$/.exec(written) ?? [];
    return { at, text };
  });
}
