import "server-only";
import { artifactRows } from "@/lib/domain/catalogue/artifact-words";
import type { Catalogue } from "@/lib/domain/catalogue/catalogue";
import { changeGroups } from "@/lib/domain/compare/change-groups";
import {
  acceptanceMoveText,
  changeGroupWords,
  statusesWords,
  stepWords,
} from "@/lib/domain/compare/change-words";
import type { ControlChange } from "@/lib/domain/compare/control-changes";
import { detailsOf } from "@/lib/domain/compare/summary-sentence";
import { type Subject, subjectKey } from "@/lib/domain/compare/subject-key";
import type { WayMeaning } from "@/lib/domain/compare/way-changes";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { standingWord } from "@/lib/domain/posture/words/entry-words";
import { wayInTitle } from "@/lib/domain/posture/words/place-names";
import { verdictWords } from "@/lib/domain/posture/words/verdict-words";
import { formatDay } from "@/lib/domain/words/english";
import { kindName } from "@/lib/domain/words/kind-name";
import type { ComparedRead } from "../compare/compare-read";

/** Longer groups are only counted. */
const mostOfAGroup = 50;

/** A comparison as a page of text: the summary, then group by group, worst first, then the map. */
export function describeComparison(compared: ComparedRead, catalogues: readonly Catalogue[]): string {
  const { answer, comparison } = compared;
  const titles = new Map(
    catalogues.flatMap(({ controls }) => controls.map(({ id, title }) => [id, title] as const)),
  );
  const titleOf = (control: string) => titles.get(control) ?? control;
  const groups = changeGroups.flatMap((group) =>
    section(
      changeGroupWords[group].word,
      comparison.controls
        .filter((change) => change.group === group)
        .map((change) => controlLine(compared, change, titleOf)),
    ),
  );
  return [
    answer.sentence,
    ...answer.warnings.map((warning) => `Note: ${warning}`),
    ...wayLines(compared, titleOf),
    ...groups,
    ...section(
      "Accepted risks",
      comparison.acceptances.map((change) =>
        [
          `${nameIn(compared, change.node)}: ${titleOf(change.control)}: ${acceptanceMoveText(change)}`,
          ...(change.why === undefined ? [] : [`“${change.why}”`]),
        ].join(", "),
      ),
    ),
    ...mapLines(compared),
    ...section(
      "Statuses edited",
      detailsOf(comparison).map(({ node, control }) =>
        [
          `${nameIn(compared, node)}: ${titleOf(control)}`,
          ...whoWords(compared, { of: "claim", node, control }),
        ].join(", "),
      ),
    ),
  ].join("\n");
}

function section(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const rest = lines.length - mostOfAGroup;
  return [
    "",
    `${title} (${lines.length})`,
    ...lines.slice(0, mostOfAGroup).map((line) => `  ${line}`),
    ...(rest > 0 ? [`  and ${rest} more: see --json`] : []),
  ];
}

function controlLine(
  compared: ComparedRead,
  change: ControlChange,
  titleOf: (control: string) => string,
): string {
  const { node, control, steps, why } = change;
  const { catalogues } = compared.comparison;
  const said = [
    ...steps.flatMap((step) => stepWords(step, catalogues) ?? []),
    ...whoWords(compared, { of: "claim", node, control }),
    ...(why === undefined ? [] : [`“${why}”`]),
  ];
  return `${nameIn(compared, node)}: ${titleOf(control)}: ${[statusesWords(change), ...said].join(", ")}`;
}

function nameIn({ before, after }: Pick<ComparedRead, "before" | "after">, node: string): string {
  return nodeName(after.nodes.get(node) ? after : before, node);
}

/** "Ana, 24 Nov 2026". */
function whoWords({ answer: { log } }: ComparedRead, subject: Subject): readonly string[] {
  const entry = log[subjectKey(subject)];
  return entry ? [`${entry.by.name}, ${formatDay(entry.at)}`] : [];
}

const meaningTitles: { readonly [M in WayMeaning]: string } = {
  opened: "Opened",
  closed: "Closed",
  assumed: "Assumed: a question is unanswered",
  removed: "Not on the map: no progress",
  turned: "Other changes",
};

/** As declared. */
function wayLines(compared: ComparedRead, titleOf: (control: string) => string): readonly string[] {
  const { gates, waysIn } = compared.comparison.ways.declared;
  return (["opened", "closed", "assumed", "removed", "turned"] as const).flatMap((which) =>
    section(meaningTitles[which], [
      ...gates
        .filter(({ meaning }) => meaning === which)
        .map(
          ({ control, before, after }) =>
            `Gate: ${titleOf(control)}: ${verdictWords[before.verdict].word} → ${verdictWords[after.verdict].word}, exposed targets: ${before.exposedTargets.length} → ${after.exposedTargets.length}`,
        ),
      ...waysIn
        .filter(({ meaning }) => meaning === which)
        .map(({ place, before, after }) => {
          const map = after === undefined ? compared.before : compared.after;
          return `Entry point: ${wayInTitle(map, { places: [place] })}: ${standingWord(before)} → ${standingWord(after)}`;
        }),
    ]),
  );
}

function mapLines(compared: ComparedRead): readonly string[] {
  const { before, after } = compared;
  const { nodes, edges } = compared.comparison.diff;
  const edgeIn = (map: Pipeline, id: string) => {
    const edge = map.edges.get(id);
    return edge
      ? `${nodeName(map, edge.source)} → ${nodeName(map, edge.target)} (${artifactRows[edge.artifact].name.toLowerCase()})`
      : id;
  };
  const line = (words: string, subject: Subject) => [words, ...whoWords(compared, subject)].join(", ");
  const fields = (changed: readonly { readonly field: string }[]) =>
    changed.map(({ field }) => field).join(", ");
  return [
    ...section("Added", [
      ...nodes.added.map((node) => line(`${node.name} (${kindName(node)})`, { of: "node", id: node.id })),
      ...edges.added.map(({ id }) => line(edgeIn(after, id), { of: "edge", id })),
    ]),
    ...section("Removed", [
      ...nodes.removed.map((node) => line(`${node.name} (${kindName(node)})`, { of: "node", id: node.id })),
      ...edges.removed.map(({ id }) => line(edgeIn(before, id), { of: "edge", id })),
    ]),
    ...section("Changed", [
      ...nodes.changed.map(({ id, fields: changed }) =>
        line(`${nodeName(after, id)}: ${fields(changed)}`, { of: "node", id }),
      ),
      ...edges.changed.map(({ id, fields: changed }) =>
        line(`${edgeIn(after, id)}: ${fields(changed)}`, { of: "edge", id }),
      ),
    ]),
  ];
}
