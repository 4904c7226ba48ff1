import { isPulledFrom } from "../pipeline/is-pulled-from";
import { artifactRows } from "../catalogue/artifact-words";
import type { NodeKind } from "../pipeline/document";
import { isFloating } from "../pipeline/parent-images";
import { type EffectiveStatus, isEffective } from "../posture/coverage/effective-status";
import type { HopControl, HopEnds } from "./hop-controls";
import type { HandedOver } from "../pipeline/images-on";
import { openChecks } from "./open-checks";
import type { Hop } from "./trail";
import { knownOf, openWords } from "../posture/words/open-words";
import { statusWords } from "../posture/words/status-words";
import { plural } from "../words/english";
import { joinWithAnd } from "../words/join-with-and";

/** Words after a status about its evidence. */
const byEvidence: { readonly [S in EffectiveStatus]?: string } = {
  verified: " by evidence",
  declared: ", without evidence",
  stale: ", its evidence has expired",
  contradicted: " by evidence",
};

function proofWords(status: EffectiveStatus): string {
  return statusWords[status].word.toLowerCase() + (byEvidence[status] ?? "");
}

/** "Jenkins pushes payments-api to Amazon ECR manually." */
export function hopSentence(hop: HandedOver): string {
  return `${action(hop)}${wayOf(hop)}`;
}

/**
 * "The image is checked here: “Verify image signature” at Kubernetes (declared, without evidence)."
 * "Nothing here checks the image: none of the 4 gates that could is in place (3 missing and 1 planned).", or how
 * much of that is not assessed.
 */
export function checkSentence(hop: Hop): string {
  const what = artifactRows[hop.edge.artifact].word;
  const gates = hop.controls.filter(({ checks, status }) => checks && status !== "not-applicable");
  const standing = gates.filter(({ status }) => isEffective(status, "declared"));
  if (standing.length > 0) {
    const checks = `The ${what} is checked here: ${joinWithAnd(standing.map(checkWords), mostNamed, "more check")}.`;
    return [checks, doubtOf(hop, standing) ?? []].flat().join(" ");
  }
  if (gates.length === 0)
    return `Nothing here checks the ${what}: no gate in scope can be in place at either end.`;
  const open = openChecks(hop);
  const one = gates.length === 1;
  // An exception with pending approval counts as not assessed, but a person has set it.
  const isSaid = gates.some(({ note }) => note?.is === "pending");
  const known = knownOf(open);
  switch (known === "none" && isSaid ? "some" : known) {
    case "all":
      return `Nothing here checks the ${what}: ${one ? "the one gate that could is not in place" : `none of the ${gates.length} gates that could is in place`} (${openWords(open)}).`;
    case "some":
      return `No known gate checks the ${what} here: none of the ${gates.length} gates that could is known to be in place (${openWords(open)}).`;
    case "none":
      return `It is not assessed whether anything here checks the ${what}: ${one ? "the one gate that could has no status" : `the ${gates.length} gates that could have no status`}.`;
  }
}

/** Why the line is not marked as checked although gates are in place; undefined if it is, and until that is known. */
export function doubtOf(
  { edge: { automated }, isChecked }: Hop,
  standing: readonly HopControl[],
): string | undefined {
  if (isChecked !== false) return undefined;
  if (automated === undefined) return "It is not marked as checked until you answer whether it is automated.";
  if (!automated) return "It is not marked as checked: it is manual.";
  const asksSignatures = standing.every(({ control }) => control.gate?.provedBy !== undefined);
  return `It is not marked as checked: an unprotected attack path uses it${asksSignatures ? ", or unsigned images pass" : ""}.`;
}

/** The senders of deployment manifests to the target of the hop; undefined if the map has none. */
export function orderSentence({ orders, to }: Hop): string | undefined {
  if (orders.length === 0) return undefined;
  const given = orders.map(({ from, edge: { automated } }) =>
    automated === undefined ? from.name : `${from.name} (${automated ? "automated" : "manual"})`,
  );
  return `Deployment manifests for ${to.name} come from ${joinWithAnd(given, mostNamed, "more")}.`;
}

/** "Jenkins also sends an image to Trivy, but nothing leads from there to the end of this line." */
export function asideSentence({ edge, from, to }: HopEnds): string {
  return `${from.name} also sends ${artifactRows[edge.artifact].phrase} to ${to.name}${adverb(edge.automated)}, but nothing leads from there to the end of this line.`;
}

/** "Verify image signature at Kubernetes (declared, without evidence)" */
function checkWords(one: HopControl): string {
  return `“${one.control.title}” at ${one.node.name} (${proofText(one)})`;
}

/** "verified by evidence: Trivy report of main" */
export function proofText({ status, proof, note }: HopControl): string {
  if (note?.is === "pending") return `${statusWords[status].word.toLowerCase()}, ${note.words}`;
  return proof === undefined ? proofWords(status) : `${proofWords(status)}: ${proof}`;
}

function action({ edge: { artifact }, from, to, ...hop }: HandedOver): string {
  const names = { from: from.name, to: to.name };
  switch (artifact) {
    case "code":
      return from.kind === "developer"
        ? `${names.from} checks code in to ${names.to}`
        : `${names.from} sends code to ${names.to}`;
    case "parent-image":
      return isRegistry(from.kind)
        ? `${names.to} pulls ${parentsOf({ ...hop, from })} from ${names.from}`
        : `${names.from} sends ${parentsOf({ ...hop, from })} to ${names.to}`;
    case "tool":
      return `${names.to} runs a tool from ${names.from}`;
    case "image":
      if (isRegistry(to.kind))
        return `${names.from} ${isRegistry(from.kind) ? "sends" : "pushes"} ${imagesOf(hop)} to ${names.to}`;
      return isRegistry(from.kind)
        ? `${names.to} pulls ${imagesOf(hop)} from ${names.from}`
        : `${names.from} sends ${imagesOf(hop)} to ${names.to}`;
    case "container":
      return `${names.from} runs ${imagesOf(hop)} ${hop.images.length > 1 && !hop.namesImages ? "as containers" : "as a container"} on ${names.to}`;
    case "manifest":
      return `${names.from} sends a deployment manifest to ${names.to}`;
    case "credential":
      return `${names.from} holds a credential for ${names.to}`;
  }
}

function wayOf({ edge: { automated, artifact } }: HandedOver): string {
  // The node that runs a tool fetches it itself.
  if (artifact === "tool" && automated === undefined) return ".";
  return automated === undefined
    ? ". It is not answered whether this is automated."
    : `${adverb(automated)}.`;
}

function adverb(automated: boolean | undefined): string {
  if (automated === undefined) return "";
  return automated ? " automatically" : " manually";
}

type Images = Pick<HandedOver, "images" | "namesImages">;
const mostNamed = 3;

/** If it is unknown which of several images travel here, none is named. */
function imagesOf({ images, namesImages }: Images): string {
  if (images.length === 0) return "an image";
  if (!namesImages) return "images";
  return joinWithAnd(
    images.map(({ name }) => name),
    mostNamed,
    "more",
  );
}

function parentsOf({ images, from }: Pick<HandedOver, "images" | "from">): string {
  const floating = new Map<string, boolean>();
  for (const parent of images.flatMap(({ parents }) => parents ?? [])) {
    if (!isPulledFrom(parent.ref, from)) continue;
    const name = parent.ref.replace(/@sha256:.*$/s, "");
    floating.set(name, isFloating(parent) || floating.get(name) === true);
  }
  if (floating.size === 0) return "a parent image";
  const words = [...floating].map(
    ([name, isOpen]) => `${name} (${isOpen ? "not pinned" : "pinned by digest"})`,
  );
  return `the parent ${plural(floating.size, "image")} ${joinWithAnd(words, mostNamed, "more")}`;
}

function isRegistry(kind: NodeKind): boolean {
  return kind === "production-registry" || kind === "parent-registry";
}
