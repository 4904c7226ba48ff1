import "server-only";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import { statusesWords } from "@/lib/domain/compare/change-words";
import type { PushFinding, PushRule } from "@/lib/domain/compare/push-rules";
import type { ToldFinding } from "@/lib/domain/exporters/push-sarif";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { nodeName, nodeNames } from "@/lib/domain/posture/words/node-names";
import { wayInTitle } from "@/lib/domain/posture/words/place-names";
import { printable } from "./printable";
import type { PushReport } from "./run-push";

const ruleWords: { readonly [Rule in PushRule]: string } = {
  "new-bypass": "Gates with a new bypass",
  regression: "Controls further from being in place",
  contradicted: "Controls newly contradicted by evidence",
  "new-entry": "New unprotected entry points",
};

/** Each finding in words, with the current names of the map. */
export function tellFindings(
  { broken, pipeline }: Pick<PushReport, "broken" | "pipeline">,
  failOn: readonly PushRule[],
): readonly ToldFinding[] {
  if (!pipeline) return [];
  return broken.map((finding) => ({
    finding,
    ...wordsOf(finding, pipeline),
    isChosen: failOn.includes(finding.rule),
  }));
}

function wordsOf(finding: PushFinding, pipeline: Pipeline): Pick<ToldFinding, "text" | "place"> {
  const titleOf = (control: string) => controlTitle(control, pipeline);
  if (finding.rule === "new-entry") {
    const { place, said } = finding;
    const name = wayInTitle(pipeline, { places: [place] });
    const about = said ? "unprotected, confirmed" : "unprotected, assumed";
    return { text: `${name}: ${about}`, place: { name, id: "node" in place ? place.node : place.edge } };
  }
  if (finding.rule === "new-bypass") {
    const title = titleOf(finding.control);
    const reached = finding.targets.length === 0 ? "" : ` to ${nodeNames(pipeline, finding.targets)}`;
    return {
      text: `${title}: new bypass${reached}`,
      place: { name: title, id: finding.control },
    };
  }
  const name = nodeName(pipeline, finding.node);
  return {
    text: `${name}: ${titleOf(finding.control)}: ${statusesWords(finding.change)}`,
    place: { name, id: finding.node },
  };
}

/** A page of text for the log of a job: the completed steps, the changes, and the ones that fail the job. */
export function describePush(report: PushReport, told: readonly ToldFinding[]): string {
  const { done, answer } = report;
  const rules = [...new Set(told.map(({ finding }) => finding.rule))];
  return [
    ...done,
    ...(answer ? ["", answer.sentence, ...answer.warnings.map((warning) => `Note: ${warning}`)] : []),
    ...rules.flatMap((rule) => {
      const of = told.filter(({ finding }) => finding.rule === rule);
      const fails = of.some(({ isChosen }) => isChosen) ? ", fails this push" : "";
      return ["", `${ruleWords[rule]} (${of.length})${fails}`, ...of.map(({ text }) => `  ${text}`)];
    }),
  ]
    .map(printable)
    .join("\n");
}
