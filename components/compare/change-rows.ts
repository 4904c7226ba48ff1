import {
  acceptanceMoveText,
  changeGroupWords,
  statusesWords,
  stepWords,
} from "@/lib/domain/compare/change-words";
import type { ChangeGroup } from "@/lib/domain/compare/change-groups";
import { detailsOf } from "@/lib/domain/compare/summary-sentence";
import { subjectKey, type Subject } from "@/lib/domain/compare/subject-key";
import type { CompareAnswer } from "@/lib/domain/contract/compare";
import { type ComparedNames, createComparedNames } from "./compared-names";
import type { ChangeLook } from "@/components/static-map/change-marks";
import type { ControlTexts } from "@/components/findings/control-texts";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { verdictWords } from "@/lib/domain/posture/words/verdict-words";
import { edgeNouns, imageNouns, nodeNouns, zoneNouns } from "@/lib/domain/activity/field-words";
import { standingWord } from "@/lib/domain/posture/words/entry-words";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";
import { formatDay } from "@/lib/domain/words/english";

/** One difference between the states. */
export interface ChangeRow {
  readonly key: string;
  readonly title: string;
  /** "Declared → Missing" */
  readonly what: string;
  /** The cause, the author and the written reason. */
  readonly because: string;
  /** The node whose card shows it. */
  readonly node: string | undefined;
}

export interface ChangeRows {
  readonly key: string;
  readonly title: string;
  readonly means?: string;
  readonly look: ChangeLook;
  /** Neither better nor worse: folded. */
  readonly isApart: boolean;
  readonly rows: readonly ChangeRow[];
}

export interface ComparedMaps {
  readonly answer: CompareAnswer;
  readonly before: PipelineDocument;
  readonly after: PipelineDocument;
}

/** All differences, grouped by their meaning, worst first. */
export function changeRows(
  { answer, before, after }: ComparedMaps,
  textsOf: ControlTexts,
): readonly ChangeRows[] {
  const names = createComparedNames(before, after);
  const by = (subject: Subject) => byWords(answer, subject);
  const catalogues = { before: answer.from.catalogue, after: answer.to.catalogue };
  const controls = (group: ChangeGroup, look: ChangeLook, isApart = false): ChangeRows => ({
    key: group,
    title: changeGroupWords[group].word,
    means: changeGroupWords[group].means,
    look,
    isApart,
    rows: answer.controls
      .filter((change) => change.group === group)
      .map((change) => {
        const { node, control, steps, why } = change;
        const led = steps.flatMap((step) => stepWords(step, catalogues) ?? []);
        const isOnNode = steps.some(({ cause }) => cause === "node-added" || cause === "node-removed");
        const who = isOnNode ? by({ of: "node", id: node }) : by({ of: "claim", node, control });
        return {
          key: `${group} ${node} ${control}`,
          title: `${names.node(node)}: ${textsOf(control).title}`,
          what: statusesWords(change),
          because: [...led, ...who, ...(why ? [`“${why}”`] : [])].join(", "),
          node,
        };
      }),
  });
  const drawn = drawnRows({ answer, before, after }, names, by);
  return [
    waysRows(answer, names, "opened", "worse"),
    gateRows(answer, names, textsOf, "opened"),
    controls("worse", "worse"),
    controls("time", "worse"),
    waysRows(answer, names, "closed", "better"),
    gateRows(answer, names, textsOf, "closed"),
    controls("better", "better"),
    ...drawn,
    waysRows(answer, names, "assumed", "changed"),
    {
      ...waysRows(answer, names, "removed", "changed"),
      means: "their place was removed, which is no progress",
    },
    editedRows(answer, names, textsOf),
    controls("answered", "changed", true),
    controls("not-applicable", "changed", true),
    acceptanceRows(answer, names, textsOf),
    controls("scope", "changed", true),
    controls("rule", "changed", true),
    controls("catalogue", "changed", true),
  ].filter(({ rows }) => rows.length > 0);
}

/** "Ben K., 24 Nov 2026"; empty if the log has no entry. */
function byWords({ log }: CompareAnswer, subject: Subject): readonly string[] {
  const entry = log[subjectKey(subject)];
  return entry ? [`${entry.by.name}, ${formatDay(entry.at)}`] : [];
}

const wayTitles = {
  opened: "Entry points now unprotected",
  closed: "Entry points closed",
  assumed: "Entry points now assumed",
  removed: "Entry points not on the map",
} as const;

const passed = "time passed";

function waysRows(
  answer: CompareAnswer,
  names: ComparedNames,
  meaning: keyof typeof wayTitles,
  look: ChangeLook,
): ChangeRows {
  return {
    key: `ways-${meaning}`,
    title: wayTitles[meaning],
    look,
    isApart: false,
    rows: answer.ways.asDeclared.waysIn
      .filter((way) => way.meaning === meaning)
      .map(({ place, before, after, by }) => ({
        key: `way ${JSON.stringify(place)}`,
        title: names.way(place),
        what: `${standingWord(before)} → ${standingWord(after)}`,
        because:
          by === "time"
            ? passed
            : byWords(
                answer,
                "node" in place ? { of: "node", id: place.node } : { of: "edge", id: place.edge },
              ).join(", "),
        node: "node" in place ? place.node : undefined,
      })),
  };
}

/** Accepted, or acceptance ended: the control is missing in both cases. */
function acceptanceRows(answer: CompareAnswer, names: ComparedNames, textsOf: ControlTexts): ChangeRows {
  return {
    key: "accepted",
    title: "Accepted risks",
    means: "accepted, or acceptance ended: still missing, so never an improvement",
    look: "changed",
    isApart: true,
    rows: (answer.acceptances ?? []).map((change) => {
      const { node, control, move, why } = change;
      const who = move === "ran-out" ? [] : byWords(answer, { of: "claim", node, control });
      return {
        key: `accepted ${node} ${control}`,
        title: `${names.node(node)}: ${textsOf(control).title}`,
        what: acceptanceMoveText(change),
        because: [...who, ...(why ? [`“${why}”`] : [])].join(", "),
        node,
      };
    }),
  };
}

/** Changes beside the status: an owner, a day, a note. */
function editedRows(answer: CompareAnswer, names: ComparedNames, textsOf: ControlTexts): ChangeRows {
  return {
    key: "edited",
    title: "Statuses edited",
    means: "the owner, a day, a note or evidence changed, the status did not",
    look: "changed",
    isApart: true,
    rows: detailsOf(answer).map(({ node, control }) => ({
      key: `edited ${node} ${control}`,
      title: `${names.node(node)}: ${textsOf(control).title}`,
      what: "Same status",
      because: byWords(answer, { of: "claim", node, control }).join(", "),
      node,
    })),
  };
}

function gateRows(
  answer: CompareAnswer,
  names: ComparedNames,
  textsOf: ControlTexts,
  meaning: "opened" | "closed",
): ChangeRows {
  return {
    key: `gates-${meaning}`,
    title: meaning === "opened" ? "Gates that no longer hold" : "Gates that now hold",
    look: meaning === "opened" ? "worse" : "better",
    isApart: false,
    rows: answer.ways.asDeclared.gates
      .filter((gate) => gate.meaning === meaning)
      .map(({ control, before, after, by }) => ({
        key: `gate ${control}`,
        title: textsOf(control).title,
        what: `${verdictWords[before.verdict].word} → ${verdictWords[after.verdict].word}`,
        because: by === "time" ? passed : saidOf(control, answer, names),
        node: undefined,
      })),
  };
}

/** "Jenkins: Declared → Missing, Ana, 24 Nov 2026"; empty if only the map changed. */
function saidOf(control: string, answer: CompareAnswer, names: ComparedNames): string {
  return answer.controls
    .filter((change) => change.control === control && change.group !== "scope")
    .map((change) =>
      [
        `${names.node(change.node)}: ${statusesWords(change)}`,
        ...byWords(answer, { of: "claim", node: change.node, control }),
      ].join(", "),
    )
    .join("; ");
}

function drawnRows(
  { answer: { diff }, before, after }: ComparedMaps,
  names: ComparedNames,
  by: (subject: Subject) => readonly string[],
): readonly ChangeRows[] {
  const sorts = [
    { of: "node", nouns: nodeNouns, diff: diff.nodes, name: names.node, at: (id: string) => id },
    {
      of: "edge",
      nouns: edgeNouns,
      diff: diff.edges,
      name: names.edge,
      at: (id: string) => [...after.edges, ...before.edges].find((edge) => edge.id === id)?.source,
    },
    {
      of: "zone",
      nouns: zoneNouns,
      diff: diff.zones,
      name: nameIn(diff.zones, after.zones),
      at: () => undefined,
    },
    {
      of: "image",
      nouns: imageNouns,
      diff: diff.images,
      name: nameIn(diff.images, after.images),
      at: () => undefined,
    },
  ] as const;
  const words = { node: "Node", edge: "Connection", zone: "Zone", image: "Image" } as const;
  const rows = (look: "added" | "removed" | "changed", title: string): ChangeRows => ({
    key: look,
    title,
    look,
    isApart: false,
    rows: sorts.flatMap(({ of, nouns, diff: { [look]: records }, name, at }) =>
      records.map((record): ChangeRow => ({
        key: `${look} ${of} ${record.id}`,
        title: name(record.id),
        what: "fields" in record ? `${words[of]}: ${fieldsOf(record.fields, nouns)}` : words[of],
        because: by({ of, id: record.id }).join(", "),
        node: at(record.id),
      })),
    ),
  });
  return [rows("added", "Added"), rows("removed", "Removed"), rows("changed", "Changed on the map")];
}

interface NamedRecord {
  readonly id: string;
  readonly name: string;
}

function nameIn(
  { removed }: { readonly removed: readonly NamedRecord[] },
  present: readonly NamedRecord[],
): (id: string) => string {
  const all = new Map([...removed, ...present].map(({ id, name }) => [id, name]));
  return (id) => all.get(id) ?? id;
}

function fieldsOf(
  fields: readonly { readonly field: string }[],
  nouns: { readonly [field: string]: string },
): string {
  return joinWithAnd(fields.map(({ field }) => nouns[field] ?? field));
}
