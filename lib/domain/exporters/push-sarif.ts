import { mappedCatalogue } from "../catalogue/load-mappings";
import type { PushFinding, PushRule } from "../compare/push-rules";
import { compareText } from "../pipeline/pipeline";
import { readableJson } from "./export-source";
import { sarifRule } from "./sarif-rule";
import { slugOf } from "./slug";

/** A finding of a push in words. */
export interface ToldFinding {
  readonly finding: PushFinding;
  readonly text: string;
  /** Where it is, by name and by id. */
  readonly place: { readonly name: string; readonly id: string };
  /** The push fails for it. */
  readonly isChosen: boolean;
}

/** The regressions of a push in SARIF 2.1.0 (OASIS): an error if the push fails for it. */
export function pushSarif(
  pipeline: { readonly id: string; readonly name: string },
  told: readonly ToldFinding[],
  at: string,
): string {
  const ids = [...new Set(told.map(({ finding }) => ruleIdOf(finding)))].toSorted(compareText);
  return readableJson({
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Blueline", version: mappedCatalogue.version, rules: ids.map(ruleOf) } },
        automationDetails: { id: `blueline-push/${slugOf(pipeline.name)}/` },
        invocations: [{ executionSuccessful: true, endTimeUtc: at }],
        columnKind: "utf16CodeUnits",
        results: told.map(({ finding, text, place, isChosen }) => ({
          ruleId: ruleIdOf(finding),
          ruleIndex: ids.indexOf(ruleIdOf(finding)),
          kind: "fail",
          level: isChosen ? "error" : "warning",
          message: { text },
          locations: [{ logicalLocations: [{ name: place.name, fullyQualifiedName: place.id }] }],
          partialFingerprints: {
            "pushFinding/v1": `${pipeline.id} ${finding.rule} ${ruleIdOf(finding)} ${place.id}`,
          },
          properties: { rule: finding.rule },
        })),
      },
    ],
  });
}

/** A control; for a new entry point, which has none, the rule itself. */
function ruleIdOf(finding: PushFinding): string {
  return "control" in finding ? finding.control : finding.rule;
}

const ownRules: { readonly [Rule in Extract<PushRule, "new-entry">]: string } = {
  "new-entry": "New unprotected entry point",
};

function ruleOf(id: string) {
  return id === "new-entry" ? { id, shortDescription: { text: ownRules[id] } } : sarifRule(id, {});
}
