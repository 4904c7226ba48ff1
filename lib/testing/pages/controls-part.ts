import type { Control } from "@/lib/domain/catalogue/catalogue";
import { compareFrameworks, frameworkName } from "@/lib/domain/catalogue/framework-names";
import { kinds } from "@/lib/domain/catalogue/kinds";
import { catalogue } from "@/lib/domain/catalogue/load";
import { controlProse } from "@/lib/domain/catalogue/prose";
import { stageNames } from "@/lib/domain/words/english";
import { inCode, markdownTable } from "./markdown-table";

const kindNames: ReadonlyMap<string, string> = new Map(kinds.map(({ id, name }) => [id, name]));
const stages = Object.entries(stageNames);

/** Every control of the catalogue by stage, then the requirements that each supports. */
export function controlsPart(): string {
  const inStage = stages.map(([stage, name]) => {
    const controls = catalogue.controls.filter((control) => control.stage === stage);
    return { name, controls };
  });
  const tables = inStage.map(({ name, controls }) => {
    const head = ["Control", "What it is", "Applies to", "Kind", "Weight"];
    return `## ${name}\n\n${markdownTable(head, controls.map(rowOf))}`;
  });
  const supported = markdownTable(["Control", "Requirements"], catalogue.controls.map(supportOf));
  return [
    `Version ${catalogue.version} of the catalogue has ${catalogue.controls.length} controls.`,
    ...tables,
    `## Requirements that each control supports\n\n${supported}`,
  ].join("\n\n");
}

function rowOf({ id, title, appliesTo, products, kind, gate, weight }: Control): readonly string[] {
  const where = appliesTo.map((one) => kindNames.get(one) ?? one).join(", ");
  const only = products ? ` (${products.join(", ")} only)` : "";
  const what = controlProse(id, {})?.what ?? "";
  return [`${title} (\`${id}\`)`, what, `${where}${only}`, `${kind}${gate ? ", gate" : ""}`, String(weight)];
}

function supportOf({ id }: Control): readonly string[] {
  const of = Object.entries(controlProse(id, {})?.frameworks ?? {})
    .toSorted(([a], [b]) => compareFrameworks(a, b))
    .map(([framework, items]) => `${frameworkName(framework, {})}: ${items.join(", ")}`);
  const { mitigates = [] } = controlProse(id, {}) ?? {};
  return [
    inCode([id]),
    [...of, ...(mitigates.length > 0 ? [`ATT&CK: ${mitigates.join(", ")}`] : [])].join("; "),
  ];
}
