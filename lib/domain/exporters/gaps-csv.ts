import { controlTitle } from "../catalogue/find-control";
import { compareFrameworks, frameworkName } from "../catalogue/framework-names";
import type { Governed } from "../catalogue/own/own-controls";
import { controlProse } from "../catalogue/prose";
import type { Stage } from "../pipeline/document";
import { claimsOf } from "../pipeline/pipeline";
import { ownerOf } from "../posture/coverage/assessments";
import { type Gap, listOfGap } from "../posture/findings/gaps";
import { type ClaimNote, noteOnMap } from "../posture/words/claim-note";
import { disambiguatedNames } from "../posture/words/disambiguate-names";
import { statusWords } from "../posture/words/status-words";
import { stageNames } from "../words/english";
import { firstSentence } from "../words/first-sentence";
import { kindName } from "../words/kind-name";
import { type AcceptedLine, acceptedLine } from "./accepted-line";
import { toCsv } from "./csv";
import type { ExportSource } from "./export-source";

/** A gap with all that a row of the table says of it. */
export interface GapLine extends Gap {
  readonly stage: Stage;
  readonly nodeName: string;
  readonly kindName: string;
  readonly title: string;
  readonly why: string;
  readonly frameworks: { readonly [framework: string]: readonly string[] };
  readonly owner?: string | undefined;
  readonly due?: string | undefined;
  /** Of an accepted risk that has not run out. */
  readonly accepted?: AcceptedLine | undefined;
  /** What its status alone does not tell. */
  readonly note?: ClaimNote | undefined;
}

const head = [
  "Stage",
  "Where",
  "Kind",
  "Control",
  "Control id",
  "Status",
  "Owner",
  "Due",
  "List",
  "Priority",
  "Weight",
  "Reach",
  "Opening",
  "Bareness",
  "Status factor",
  "Why it matters",
  "Frameworks",
  "Node id",
  "Accepted until",
  "Accepted by",
  "Why accepted",
  "Residual risk",
  "Review",
];

/** Every gap, with declared controls in place: list by list, each by priority. */
export function openGapsCsv({ pipeline, posture, at }: ExportSource): string {
  const apart = disambiguatedNames(pipeline);
  const day = at.slice(0, 10);
  return gapsCsv(
    posture.gaps.declared.flatMap((gap): readonly GapLine[] => {
      const node = pipeline.nodes.get(gap.node);
      if (!node) return [];
      const claim = claimsOf(pipeline, gap.node).get(gap.control);
      const prose = controlProse(gap.control, pipeline);
      const note = noteOnMap(claim, day, pipeline);
      return [
        {
          ...gap,
          stage: node.stage,
          nodeName: apart.get(node.id) ?? node.name,
          kindName: kindName(node),
          title: controlTitle(gap.control, pipeline),
          why: firstSentence(prose?.why ?? ""),
          frameworks: prose?.frameworks ?? {},
          owner: ownerOf({ node, claim }),
          due: claim?.due,
          note,
          accepted: acceptedLine(claim, note),
        },
      ];
    }),
    pipeline,
  );
}

/** @param pipeline whose own controls and frameworks the lines name */
export function gapsCsv(lines: readonly GapLine[], pipeline: Governed = {}): string {
  return toCsv([head, ...lines.map((line) => cellsOf(line, pipeline))]);
}

function cellsOf(line: GapLine, pipeline: Governed): readonly (string | number)[] {
  const frameworks = Object.entries(line.frameworks)
    .toSorted(([a], [b]) => compareFrameworks(a, b))
    .map(([framework, requirements]) => `${frameworkName(framework, pipeline)} ${requirements.join(", ")}`);
  return [
    stageNames[line.stage],
    line.nodeName,
    line.kindName,
    line.title,
    line.control,
    statusWords[line.status].word,
    line.owner ?? "",
    line.due ?? "",
    line.priority === 0 ? "" : listOfGap(line.status),
    ...factorsOf(line),
    line.why,
    frameworks.join("; "),
    line.node,
    line.accepted?.until ?? "",
    line.accepted?.by ?? "",
    line.accepted?.why ?? "",
    line.accepted?.residual ?? "",
    line.note?.is === "pending" ? "pending" : "",
  ];
}

/** The priority and its factors. A control that is not a gap has none; old snapshots lack some. */
function factorsOf({
  priority,
  factors: { weight, reach, opening, bareness, status },
}: Gap): readonly (string | number)[] {
  return [priority, weight, reach, opening, bareness, status].map((factor) =>
    priority === 0 || factor === undefined ? "" : rounded(factor),
  );
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
