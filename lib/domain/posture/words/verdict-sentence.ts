import type { Control } from "../../catalogue/catalogue";
import { kindRow } from "../../catalogue/kinds";
import { nodeKinds } from "../../pipeline/document-lists";
import type { Pipeline } from "../../pipeline/pipeline";
import type { Verdict, Proof } from "../posture";
import { nothingChecks } from "./gate-checks";
import { nodeName } from "./node-names";
import { verdictWords } from "./verdict-words";
import { hopsAlong } from "./way-hops";
import { wayWords } from "./way-sentence";
import { counted, plural } from "../../words/english";
import { joinWithAnd } from "../../words/join-with-and";

/** "Ana's laptop pushes straight to ECR, ECR to EKS: nothing on this way verifies a signature." Undefined where no way is open. */
export function openWaySentence(
  pipeline: Pipeline,
  control: Control,
  { witness }: Verdict,
  proof: Proof,
): string | undefined {
  if (!witness) return undefined;
  const hops = hopsAlong(pipeline, witness, control.gate?.about);
  return `${wayWords(hops, nodeName(pipeline, witness[0] ?? ""))}: ${nothingChecks(control, proof)}.`;
}

/** What the verdict means here, in one sentence; the open way, the targets and the fix have their own. */
export function verdictSentence({ control, verdict, proof, targets }: VerdictFacts): string {
  const inPlace = proof === "proven" ? "proven to be in place" : "in place";
  switch (verdict.verdict) {
    case "bypassed":
      return `It is ${inPlace}, but not on every way: ${countOf(verdict.exposedTargets.length, targets.length)} can be reached without passing it.`;
    case "stands-nowhere":
      return `It is ${inPlace} on no node: ${countOf(verdict.exposedTargets.length, targets.length)} can be reached without passing it.`;
    case "no-place":
      return `No node here can carry it: ${placeWords(control, verdict)}`;
    case "nothing-enters":
      return verdictWords["nothing-enters"].means;
    case "nothing-to-protect":
      return "Nothing on the map runs containers yet: draw where they run, and hand something on to it.";
    case "holds":
      return `Every way to ${plural(targets.length, "the one target", `all ${targets.length} targets`)} passes a node where it is ${inPlace}.`;
  }
}

interface VerdictFacts {
  readonly control: Pick<Control, "products">;
  readonly verdict: Pick<Verdict, "verdict" | "exposedTargets" | "placeKinds">;
  readonly proof: Proof;
  readonly targets: readonly string[];
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
  if (kinds.length === 0) return "the catalogue names no kind of node for it.";
  const where = kinds.length > 1 ? `${kinds.slice(0, -1).join(", ")} or ${kinds.at(-1)}` : (kinds[0] ?? "");
  return products === undefined
    ? `it belongs on ${where}.`
    : `it belongs on ${where} that counts as ${joinWithAnd(products)}.`;
}
