import type { Framework } from "@/lib/domain/catalogue/catalogue";
import { kindName } from "@/lib/domain/words/kind-name";
import { toCsv } from "@/lib/domain/exporters/csv";
import { type Assessment, ownerOf } from "@/lib/domain/posture/coverage/assessments";
import { type FrameworkRows, requirementLooks } from "./requirements";
import type { Proof } from "@/lib/domain/posture/posture";
import { statusWithNote } from "@/lib/domain/posture/words/claim-note";
import { stageNames } from "@/lib/domain/words/english";

const head = [
  "Framework",
  "Version",
  "Section",
  "Requirement",
  "Title",
  "Result",
  "Reading",
  "In place",
  "In scope",
  "Control",
  "Control id",
  "Where",
  "Kind",
  "Stage",
  "Status",
  "Owner",
  "Due",
  "Node id",
];

/**
 * The requirements as a table for a spreadsheet: a row for each status that decides one, and one row for a requirement
 * without any.
 */
export function frameworksCsv(
  { title, version }: Framework,
  { rows, unsupported }: FrameworkRows,
  proof: Proof,
): string {
  const reading = proof === "proven" ? "verified only" : "declared + verified";
  const nothing = ["", "", "", "", "", "", "", "", ""];
  return toCsv([
    head,
    ...rows.flatMap(({ item, section, status, standing, inScope, pairs }) => {
      const about = [
        title,
        version,
        section,
        item.id,
        item.title,
        requirementLooks[status].word,
        reading,
        standing,
        inScope,
      ];
      return pairs.length === 0
        ? [[...about, ...nothing]]
        : pairs.map((pair) => [...about, ...claimCells(pair)]);
    }),
    ...unsupported.map(({ id, title: name, section = "" }) => [
      title,
      version,
      section,
      id,
      name,
      "No control supports it",
      reading,
      "",
      "",
      ...nothing,
    ]),
  ]);
}

function claimCells(pair: Assessment): readonly string[] {
  const { control, node, status, claim, note } = pair;
  return [
    control.title,
    control.id,
    node.name,
    kindName(node),
    stageNames[node.stage],
    statusWithNote(status, note),
    ownerOf(pair) ?? "",
    claim?.due ?? "",
    node.id,
  ];
}
