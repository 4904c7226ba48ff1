import { toCsv } from "@/lib/domain/exporters/csv";
import { stageNames } from "@/lib/domain/posture/sentences";
import { compareFrameworks, frameworkName } from "../framework-name";
import { statusLooks } from "../status-look";
import type { GapRow } from "./gap-rows";

const head = [
  "Stage",
  "Where",
  "Kind",
  "Control",
  "Control id",
  "Status",
  "Owner",
  "Due",
  "Priority",
  "Weight",
  "Reach",
  "Status factor",
  "Why it matters",
  "Frameworks",
  "Node id",
];

/** The rows of the gaps page as a table for a spreadsheet. */
export function gapsCsv(rows: readonly GapRow[]): string {
  return toCsv([head, ...rows.map(cellsOf)]);
}

function cellsOf(row: GapRow): readonly (string | number)[] {
  const { weight, reach, status } = row.factors;
  const frameworks = Object.entries(row.frameworks)
    .toSorted(([a], [b]) => compareFrameworks(a, b))
    .map(([framework, requirements]) => `${frameworkName(framework)} ${requirements.join(", ")}`);
  return [
    stageNames[row.stage],
    row.nodeName,
    row.kindName,
    row.title,
    row.control,
    statusLooks[row.status].word,
    row.owner ?? "",
    row.due ?? "",
    rounded(row.priority),
    weight,
    rounded(reach),
    status,
    row.why,
    frameworks.join("; "),
    row.node,
  ];
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
