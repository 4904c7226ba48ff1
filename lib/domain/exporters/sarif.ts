import { capitalise } from "../capitalise";
import { mappedCatalogue } from "../catalogue/load-mappings";
import { controlTitle } from "../catalogue/find-control";
import type { Claim } from "../pipeline/document";
import { byId, claimsOf, compareText } from "../pipeline/pipeline";
import type { Gap } from "../posture/findings/gaps";
import { disambiguatedNames } from "../posture/words/disambiguate-names";
import { type ClaimNote, noteOnMap } from "../posture/words/claim-note";
import { statusWords } from "../posture/words/status-words";
import { stageNames } from "../words/english";
import { kindName } from "../words/kind-name";
import { type ExportSource, readableJson } from "./export-source";
import { sarifRule } from "./sarif-rule";
import { acceptedBecause } from "./node-controls";
import { slugOf } from "./slug";

/** Priorities from which a gap is an error, or a warning; Analysis 11 defines the number. */
const [errorFrom, warningFrom] = [6, 2];

/**
 * The gaps with declared controls, in SARIF 2.1.0 (OASIS): a rule for each control, a result for each gap, with the node as its
 * logical location. A gap without a status has the kind `open`, which has no level.
 */
export function sarifFrom({ pipeline, posture, at }: ExportSource): string {
  const gaps = posture.gaps.declared.filter(({ node }) => pipeline.nodes.get(node));
  const controls = [...new Set(gaps.map(({ control }) => control))].toSorted(compareText);
  const nodes = [...pipeline.nodes.values()].toSorted(byId);
  const apart = disambiguatedNames(pipeline);
  const places = new Map(nodes.map(({ id }, index) => [id, index]));
  const day = at.slice(0, 10);
  const said = gaps.map((gap) => {
    const claim = claimsOf(pipeline, gap.node).get(gap.control);
    return { gap, claim, note: noteOnMap(claim, day, pipeline) };
  });
  // The format takes them of all results or of none.
  const hasAccepted = said.some(({ note }) => note?.is === "accepted");
  const rules = new Map(controls.map((id, index) => [id, index]));
  return readableJson({
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Blueline",
            version: mappedCatalogue.version,
            rules: controls.map((id) => sarifRule(id, pipeline)),
          },
        },
        automationDetails: { id: `blueline/${slugOf(pipeline.name)}/` },
        invocations: [{ executionSuccessful: true, endTimeUtc: at }],
        columnKind: "utf16CodeUnits",
        logicalLocations: nodes.map((node) => ({
          name: apart.get(node.id) ?? node.name,
          fullyQualifiedName: `${node.stage}/${node.id}`,
          kind: "resource",
          properties: {
            stage: stageNames[node.stage],
            kind: kindName(node),
            ...(node.owner === undefined ? {} : { owner: node.owner }),
          },
        })),
        results: said.map(({ gap, claim, note }) => {
          const node = pipeline.nodes.get(gap.node);
          const name = apart.get(gap.node) ?? node?.name ?? gap.node;
          return {
            ruleId: gap.control,
            ruleIndex: rules.get(gap.control) ?? -1,
            ...gravityOf(gap),
            message: {
              text: `${statusWords[gap.status].word} on ${name}: ${controlTitle(gap.control, pipeline)}.${note ? ` ${capitalise(note.words)}.` : ""}`,
            },
            locations: [
              {
                logicalLocations: [
                  {
                    index: places.get(gap.node) ?? -1,
                    fullyQualifiedName: `${node?.stage ?? "build"}/${gap.node}`,
                  },
                ],
              },
            ],
            // The same for as long as the node is there, whatever it is called and however the map changes around it.
            partialFingerprints: { "nodeControl/v1": `${gap.node} ${gap.control}` },
            rank: Math.min(100, Math.round((gap.priority / mostPriority) * 1000) / 10),
            ...(hasAccepted ? { suppressions: suppressionsOf(claim, note) } : {}),
            properties: { status: gap.status, priority: gap.priority },
          };
        }),
      },
    ],
  });
}

/** An accepted risk is suppressed by a decision that is kept in Blueline, with who took it and why; it is a result all the same. */
function suppressionsOf(claim: Claim | undefined, note: ClaimNote | undefined): readonly object[] {
  if (note?.is !== "accepted" || !claim?.acceptance) return [];
  const { by, until } = claim.acceptance;
  const said = [capitalise(note.words), ...acceptedBecause(claim)];
  return [
    {
      kind: "external",
      status: "accepted",
      justification: said.map((text) => (/[.!?]$/.test(text) ? text : `${text}.`)).join(" "),
      properties: { until, ...(by ? { by } : {}) },
    },
  ];
}

/** A weight of 5, all targets in reach, times three for an unprotected entry point. */
const mostPriority = 15;

function gravityOf({ status, priority }: Gap): { readonly kind: string; readonly level: string } {
  if (status === "not-assessed") return { kind: "open", level: "none" };
  if (priority >= errorFrom) return { kind: "fail", level: "error" };
  return { kind: "fail", level: priority >= warningFrom ? "warning" : "note" };
}
