import { toCsv } from "@/lib/domain/exporters/csv";
import type { GapRow } from "./gap-rows";
import { statusLooks } from "@/components/marks/status";
import { compareFrameworks, frameworkName } from "@/components/marks/framework-names";
import { stageNames } from "@/lib/domain/words/english";

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
  "Opening",
  "Bareness",
  "Status factor",
  "Why it matters",
  "Frameworks",
  "Node id",
];

export function gapsCsv(rows: readonly GapRow[]): string {
  return toCsv([head, ...rows.map(cellsOf)]);
}

function cellsOf(row: GapRow): readonly (string | number)[] {
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
    ...factorsOf(row),
    row.why,
    frameworks.join("; "),
    row.node,
  ];
}

/** The priority and its factors. What is no gap has none; what was frozen before gates were judged has not all of them. */
function factorsOf({
  priority,
  factors: { weight, reach, opening, bareness, status },
}: GapRow): readonly (string | number)[] {
  return [priority, weight, reach, opening, bareness, status].map((factor) =>
    priority === 0 || factor === undefined ? "" : rounded(factor),
  );
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
