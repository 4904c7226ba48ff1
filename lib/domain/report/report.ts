import type { PipelineDocument, Stage } from "../pipeline/document";
import { stages } from "../pipeline/document-lists";
import { type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import type { frozenPostureSchema } from "../contract/posture";
import { type StageCounts, standingOf } from "../posture/coverage/coverage";
import type { Counts } from "../posture/posture";
import type { BestChange, ChangeToMake, WayIn } from "../posture/ways-in/way-in";
import { type AttackStep, stepsOfWayIn } from "../posture/ways-in/attack-steps";
import { groupWaysIn } from "../posture/ways-in/group-ways-in";
import { controlTitle } from "../catalogue/find-control";
import { gapListsAs, listOfGap } from "../posture/findings/gaps";
import { countsSentence } from "../posture/words/counts-sentence";
import { gapListWords } from "../posture/words/gap-list-words";
import { nodeName } from "../posture/words/node-names";
import { wayInTitle } from "../posture/words/place-names";
import { postureLead, proofSentence } from "../posture/words/posture-sentence";
import { tellChanges } from "../posture/words/told-changes";
import { wayInSentence } from "../posture/words/way-in-sentences";
import { countWaysIn, waysInLead } from "../posture/words/ways-in-sentence";
import { withDisambiguatedNames } from "../posture/words/disambiguate-names";
import type * as z from "zod";

/** A posture on one page, in words and numbers, for the report's page and for Markdown. */
export interface Report {
  /** The headline, in two parts: what to stress, and the rest. */
  readonly lead: { readonly stress: string; readonly rest: string };
  /** "126 of 212 controls in scope are open: 45 missing, ..." */
  readonly counts: string;
  /** How many declared controls have evidence; undefined if none is declared. */
  readonly evidence: string | undefined;
  readonly stages: readonly StageLine[];
  /** Undefined in a posture from before entry points. */
  readonly waysIn: ReportedWays | undefined;
  /** Undefined likewise. */
  readonly toFund: ToFundFirst | undefined;
  /** To fix, to assess: in each the first of the list. */
  readonly gaps: readonly ReportedGaps[];
  /** The changes since the snapshot before; undefined if there is none. */
  readonly changes: ReportedChanges | undefined;
}

export interface ReportedChanges {
  /** "Since snapshot 4, 1 Oct 2026" */
  readonly heading: string;
  /** The first line is a summary. */
  readonly lines: readonly string[];
}

export interface StageLine {
  readonly stage: Stage;
  readonly counts: Counts;
  readonly inPlace: number;
  readonly inScope: number;
}

export interface ReportedWays {
  readonly heading: string;
  /** Confirmed, unprotected entry points: the place, and its sentence. */
  readonly rows: readonly { readonly title: string; readonly sentence: string }[];
  /** How many more of them there are. */
  readonly left: number;
  /** Along the map; empty if no path is open. */
  readonly stepsOfFirst: readonly AttackStep[];
}

export interface ToFundFirst {
  /** If no change protects an entry point that the lead counts: what to redraw instead. */
  readonly redraw: string | undefined;
  /** The best changes first. */
  readonly rows: readonly ToFund[];
}

export interface ReportedGaps {
  /** "To fix: 74" */
  readonly heading: string;
  readonly rows: readonly { readonly title: string; readonly where: string }[];
  /** How many more of them there are. */
  readonly left: number;
  /** For an empty list. */
  readonly none: string;
}

export interface ToFund {
  /** For a control to put in place: its node. */
  readonly node: string | undefined;
  /** An order, without its full stop. */
  readonly title: string;
  /** What it does to the count of entry points, without its full stop. */
  readonly buys: string;
  /** Alternatives: an order, or the one control of a set that differs. */
  readonly alternatives: readonly string[];
  readonly owner: string | undefined;
  /** `YYYY-MM-DD` */
  readonly due: string | undefined;
}

export type ReportedPosture = Pick<
  z.infer<typeof frozenPostureSchema>,
  "coverage" | "gaps" | "waysIn" | "bestChanges"
> & {
  readonly unprotectedHandOvers?: { readonly asDeclared: readonly string[] } | undefined;
  readonly graph?: { readonly targets: readonly string[] } | undefined;
};

/** How many fit on a page. */
const most = { ways: 3, toFund: 3, gaps: 2 };

/**
 * The report on a posture with declared controls, frozen or current. O(nodes + claims + entry points).
 * @param asksReview whether verification needs approval; absent: by the document, which a copy lacks
 */
export function reportOf(
  document: PipelineDocument,
  { coverage, gaps, waysIn, bestChanges, graph }: ReportedPosture,
  changes?: ReportedChanges,
  asksReview = document.policy?.needsReview?.includes("verified") ?? false,
): Report {
  const named = withDisambiguatedNames(document);
  const pipeline = pipelineFromDocument(named);
  const targets = graph?.targets.length ?? 0;
  const said = waysIn?.asDeclared.filter(({ state, said: isSaid }) => state === "unguarded" && isSaid);
  const rows = groupWaysIn(said ?? [], pipeline);
  return {
    lead: waysIn ? waysInLead(pipeline, waysIn.asDeclared, targets) : postureLead(coverage.stages),
    counts: countsSentence(coverage.pipeline),
    evidence: proofSentence(coverage.pipeline, asksReview),
    stages: stageLines(coverage.stages),
    waysIn: waysIn && {
      heading: waysHeading(countWaysIn(waysIn.asDeclared)),
      rows: rows.slice(0, most.ways).map((row) => ({
        title: wayInTitle(pipeline, row),
        sentence: wayInSentence(pipeline, row, targets),
      })),
      left: Math.max(0, rows.length - most.ways),
      stepsOfFirst: rows[0] ? stepsOfWayIn(pipeline, rows[0]) : [],
    },
    toFund: bestChanges && toFundFirst(document, pipeline, waysIn?.asDeclared ?? [], bestChanges),
    gaps: gapListsAs("declared").map((list) => {
      const all = gaps.asDeclared.filter(({ status }) => listOfGap(status) === list);
      return {
        heading: `${gapListWords[list].word}: ${all.length}`,
        rows: all.slice(0, most.gaps).map(({ node, control }) => ({
          title: controlTitle(control, document),
          where: nodeName(pipeline, node),
        })),
        left: Math.max(0, all.length - most.gaps),
        none: gapListWords[list].none,
      };
    }),
    changes,
  };
}

function toFundFirst(
  document: PipelineDocument,
  pipeline: Pipeline,
  rows: readonly WayIn[],
  bestChanges: readonly BestChange[],
): ToFundFirst {
  const { redraw, changes } = tellChanges(pipeline, rows, bestChanges);
  return {
    redraw: redraw && `${redraw.sentence} Path: ${wayInTitle(pipeline, redraw.row)}.`,
    rows: changes.slice(0, most.toFund).map(({ change, title, reason, alternatives }) => ({
      title,
      buys: reason,
      alternatives: alternatives.map(({ difference, title: other }) => difference ?? other),
      ...whereAndWho(change, document),
    })),
  };
}

function stageLines(counts: StageCounts): readonly StageLine[] {
  return stages.map((stage) => ({
    stage,
    counts: counts[stage],
    inPlace: standingOf(counts[stage]),
    inScope: counts[stage].inScope,
  }));
}

function waysHeading({ said, assumed }: { readonly said: number; readonly assumed: number }): string {
  const open = `${said} unprotected`;
  return assumed === 0 ? `Entry points: ${open}` : `Entry points: ${open}, ${assumed} assumed`;
}

/** For a control to put in place: its node, owner and date. */
function whereAndWho(
  change: ChangeToMake,
  { nodes, claims }: PipelineDocument,
): Pick<ToFund, "node" | "owner" | "due"> {
  if (!("implement" in change)) return { node: undefined, owner: undefined, due: undefined };
  const { node, control } = change.implement;
  const claim = claims.find((one) => one.node === node && one.control === control);
  return { node, owner: claim?.owner ?? nodes.find(({ id }) => id === node)?.owner, due: claim?.due };
}
