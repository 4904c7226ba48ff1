import type { Catalogue, Control } from "../../catalogue/catalogue";
import { kindRow } from "../../catalogue/kinds";
import { nodeKinds } from "../../pipeline/document-lists";
import { claimsOf, type Pipeline } from "../../pipeline/pipeline";
import { appliesIn } from "../coverage/applies-in";
import { effectiveStatus, isEffective } from "../coverage/effective-status";
import type { OpenCounts, Verdict, Proof } from "../posture";
import { openAlong } from "../coverage/open-along";
import { nothingChecks } from "./gate-checks";
import { nodeName, nodeNames } from "./node-names";
import { knownOf, openSum, openWords } from "./open-words";
import { verdictWords } from "./verdict-words";
import { hopsAlong } from "./way-hops";
import { wayWords } from "./way-sentence";
import { counted, plural } from "../../words/english";
import { joinWithAnd } from "../../words/join-with-and";

/**
 * "Ana's laptop pushes straight to ECR, ECR to EKS: nothing on this path verifies a signature." Undefined if no path is open.
 * @param catalogue with `today`, the UTC day, for the statuses of the nodes on the path
 */
export function openWaySentence(
  pipeline: Pipeline,
  { catalogue, today }: { readonly catalogue: Catalogue; readonly today: string },
  control: Control,
  { witness, fix }: Verdict,
  proof: Proof,
): string | undefined {
  if (!witness) return undefined;
  const hops = hopsAlong(pipeline, witness, control.gate?.about);
  const why =
    unsignedWords(pipeline, { catalogue, today, proof }, control, witness, fix?.unsigned) ??
    nothingChecks(control, openAlong(pipeline, catalogue, today, control.id, witness, proof), proof);
  return `${wayWords(hops, nodeName(pipeline, witness[0] ?? ""))}: ${why}.`;
}

/** "EKS has “...” in place, but it is not enforced: …", if the check is on the path and lets unsigned images pass (Analysis 5.3). */
function unsignedWords(
  pipeline: Pipeline,
  {
    catalogue,
    today,
    proof,
  }: { readonly catalogue: Catalogue; readonly today: string; readonly proof: Proof },
  control: Control,
  witness: readonly string[],
  unsigned: readonly string[] = [],
): string | undefined {
  if (control.gate?.provedBy === undefined || unsigned.length === 0) return undefined;
  const applies = appliesIn(pipeline, catalogue);
  const checkers = witness.filter((id) => {
    const node = pipeline.nodes.get(id);
    if (!node || !applies(node, control.id)) return false;
    return isEffective(effectiveStatus(claimsOf(pipeline, id).get(control.id), today, pipeline), proof);
  });
  if (checkers.length === 0) return undefined;
  const onWay = unsigned.filter((id) => witness.includes(id));
  return `${nodeNames(pipeline, checkers)} ${plural(checkers.length, "has", "have")} “${control.title}” in place, but it is not enforced: unsigned images from ${nodeNames(pipeline, onWay.length > 0 ? onWay : unsigned)} pass`;
}

/** The meaning of the verdict here. The open path, the targets and the fix have sentences of their own. */
export function verdictSentence({ control, verdict, proof, targets }: VerdictFacts): string {
  const inPlace = proof === "proven" ? "verified" : "in place";
  const reached = `${countOf(verdict.exposedTargets.length, targets.length)} can be reached without it`;
  switch (verdict.verdict) {
    case "bypassed":
      return `${bypassedWords(verdict.open, inPlace)}: ${reached}.`;
    case "stands-nowhere":
      return `${nowhereWords(verdict.open, inPlace)} ${reached}.`;
    case "no-place":
      return `No node here can enforce it: ${placeWords(control, verdict)}`;
    case "nothing-enters":
      return verdictWords["nothing-enters"].means;
    case "nothing-to-protect":
      return "Nothing on the map runs containers yet. Add a node that does, and connect it.";
    case "holds":
      return `Every path to ${plural(targets.length, "the one target", `all ${targets.length} targets`)} passes a node where it is ${inPlace}.`;
  }
}

interface VerdictFacts {
  readonly control: Pick<Control, "products">;
  readonly verdict: Pick<Verdict, "verdict" | "exposedTargets" | "placeKinds" | "open">;
  readonly proof: Proof;
  readonly targets: readonly string[];
}

function bypassedWords(open: OpenCounts | undefined, inPlace: string): string {
  if (!open || knownOf(open) === "all") return `It is ${inPlace}, but not on every path`;
  return `It is ${inPlace}, but not known to be on every path (elsewhere ${openWords(open)})`;
}

/** @param open undefined in an old snapshot */
function nowhereWords(open: OpenCounts | undefined, inPlace: string): string {
  if (!open) return "It is not known to be in place on any node:";
  switch (knownOf(open)) {
    case "all":
      return `It is not ${inPlace} on any node (${openWords(open)}):`;
    case "some":
      return `It is not known to be ${inPlace} on any node (${openWords(open)}):`;
    case "none":
      return `It is not assessed on ${plural(openSum(open), "the one node that could enforce it", `any of the ${openSum(open)} nodes that could enforce it`)}. Unless it is in place,`;
  }
}

/** "1 of 3 targets", "the one target" */
function countOf(some: number, all: number): string {
  return all === 1 && some === 1 ? "the one target" : `${some} of ${counted(all, "target")}`;
}

function placeWords(
  { products }: Pick<Control, "products">,
  { placeKinds = [] }: Pick<Verdict, "placeKinds">,
): string {
  const kinds = nodeKinds.filter((kind) => placeKinds.includes(kind)).map((kind) => kindRow(kind).phrase);
  if (kinds.length === 0) return "the catalogue has no kind of node for it.";
  const where = kinds.length > 1 ? `${kinds.slice(0, -1).join(", ")} or ${kinds.at(-1)}` : (kinds[0] ?? "");
  return products === undefined
    ? `it belongs on ${where}.`
    : `it belongs on ${where} that counts as ${joinWithAnd(products)}.`;
}
