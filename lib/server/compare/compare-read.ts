import "server-only";
import { catalogue } from "@/lib/domain/catalogue/load";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import { mappedCatalogueOf } from "@/lib/domain/catalogue/own/mapped-catalogue-of";
import { type AlignedPipeline, alignPipelines } from "@/lib/domain/compare/align-pipelines";
import { compareStates, type StateComparison } from "@/lib/domain/compare/compare-states";
import { countOf } from "@/lib/domain/compare/explain-count";
import { summarySentence } from "@/lib/domain/compare/summary-sentence";
import type { CompareAnswer } from "@/lib/domain/contract/compare";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { checkedHandOvers } from "@/lib/domain/posture/checked-connections";
import type { Counts, Posture } from "@/lib/domain/posture/posture";
import { counted, plural } from "@/lib/domain/words/english";
import type { DatabaseTransaction } from "../database/database";
import { analyseWatched } from "../pipeline/analyse-watched";
import { postureOf } from "../pipeline/posture-of";
import { readLogBetween } from "./read-log-between";
import type { ReadState } from "./read-state";

export interface ComparedRead {
  readonly answer: CompareAnswer;
  readonly comparison: StateComparison;
  /** The first map, with the ids of the second for matched items. */
  readonly before: Pipeline;
  readonly after: Pipeline;
  /** The ids of the connections drawn as checked, on each map. */
  readonly checked: { readonly before: ReadonlySet<string>; readonly after: ReadonlySet<string> };
}

/**
 * Two states, compared, with the last editors of one pipeline. @param database undefined if both are files
 */
export async function compareRead(
  from: ReadState,
  to: ReadState,
  database: DatabaseTransaction | undefined,
): Promise<ComparedRead> {
  const { pipelineId } = from;
  const isOnePipeline = pipelineId !== undefined && pipelineId === to.pipelineId;
  const aligned = isOnePipeline ? undefined : alignPipelines(from.pipeline, to.pipeline);
  const before = aligned?.pipeline ?? from.pipeline;
  const after = postureOf(to.pipeline, to.about.day);
  const postures = { before: postureOf(before, from.about.day, { last: to.pipeline }), after };
  const comparison = compareStates(
    { pipeline: before, day: from.about.day, catalogue: from.catalogue, posture: postures.before },
    { pipeline: to.pipeline, day: to.about.day, catalogue: to.catalogue, posture: postures.after },
    // Not cached with the map, whose own day is requested more often.
    (pipeline, day) => analyseWatched(pipeline, mappedCatalogueOf(pipeline), day),
  );
  const { controls, acceptances, groups, nodes, counts, diff, ways, isWorse, isSame } = comparison;
  const { declared, proven, ...both } = ways.postures;
  const revisions = [from.about.revision, to.about.revision] as const;
  const [first, last] = revisions;
  const hasLog = database !== undefined && isOnePipeline && first !== undefined && last !== undefined;
  const isNamed = aligned !== undefined && (pipelineId !== undefined || aligned.renamed > 0);
  return {
    answer: {
      sentence: summarySentence(comparison, {
        before: from.about.label,
        ...(to.about.isNow ? {} : { after: to.about.label }),
      }),
      from: { ...from.about, catalogue: from.catalogue.version },
      to: { ...to.about, catalogue: to.catalogue.version },
      matchedBy: isNamed ? "names" : "ids",
      warnings: [
        ...from.warnings,
        ...to.warnings,
        ...(isNamed ? [matchedSentence(comparison, aligned)] : []),
        ...judgedSentences(from, postures.before, counts.before.pipeline),
        ...judgedSentences(to, postures.after, counts.after.pipeline),
      ],
      isWorse,
      isSame,
      groups,
      controls,
      acceptances,
      nodes,
      counts,
      diff,
      ways: { asDeclared: ways.declared, asProven: ways.proven },
      comparison: { asDeclared: declared, asProven: proven, ...both },
      log: hasLog ? await readLogBetween(database, pipelineId, [first, last], diff) : {},
    },
    comparison,
    before,
    after: to.pipeline,
    checked: {
      before: checkedOn(before, from.about.day, postures.before),
      after: checkedOn(to.pipeline, to.about.day, postures.after),
    },
  };
}

function checkedOn(pipeline: Pipeline, day: string, { unprotectedHandOvers }: Posture): ReadonlySet<string> {
  return checkedHandOvers(pipeline, catalogueOf(pipeline), day, unprotectedHandOvers?.declared);
}

function matchedSentence({ nodes }: StateComparison, { renamed }: AlignedPipeline): string {
  const count = (change: string) => nodes.filter((node) => node.change === change).length;
  const [removed, added] = [count("removed"), count("added")];
  const alone =
    removed + added === 0
      ? "each has a counterpart"
      : `${counted(removed, "node")} of the first and ${added} of the second ${plural(removed + added, "has", "have")} no counterpart`;
  return `Nodes are matched by name and kind, ${renamed} of them with different ids; ${alone}.`;
}

/** Differences between a snapshot's own figures and those of the current rules. */
function judgedSentences(
  { frozen, about, catalogue: own }: ReadState,
  posture: Posture,
  now: Counts,
): readonly string[] {
  if (!frozen) return [];
  const verdicts = new Map(posture.gates.map(({ control, declared }) => [control, declared.verdict]));
  const gates = (frozen.gates ?? []).filter(
    ({ control, asDeclared }) => verdicts.get(control) !== asDeclared.verdict,
  ).length;
  const then = frozen.coverage?.pipeline;
  const isCountedAlike =
    then === undefined ||
    (["open", "in-scope"] as const).every((which) => countOf(then, which) === countOf(now, which));
  return [
    ...(own.version === catalogue.version
      ? []
      : [
          `Controls of “${about.label}” are counted by its own catalogue, ${own.version}; gates and entry points by the current catalogue, ${catalogue.version}.`,
        ]),
    ...(gates > 0
      ? [
          `${counted(gates, "gate")} of “${about.label}” ${plural(gates, "has", "have")} a different result by the current rules.`,
        ]
      : []),
    ...(isCountedAlike || then === undefined
      ? []
      : [
          `“${about.label}” recorded ${countOf(then, "open")} gaps in ${countOf(then, "in-scope")} controls; by the current rules: ${countOf(now, "open")} in ${countOf(now, "in-scope")}.`,
        ]),
  ];
}
