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

/** What a sentence adds to the word of a status that rests on evidence, or on none. */
const byEvidence: { readonly [S in EffectiveStatus]?: string } = {
  verified: " by evidence",
  declared: ", without evidence",
  stale: ", its evidence has expired",
  contradicted: " by evidence",
};

function proofWords(status: EffectiveStatus): string {
  return statusWords[status].word.toLowerCase() + (byEvidence[status] ?? "");
}

/** "Jenkins pushes payments-api to Amazon ECR by hand." */
export function hopSentence(hop: HandedOver): string {
  return `${action(hop)}${wayOf(hop)}`;
}

/**
 * "The image is checked here: “Verify image signature” at Kubernetes (declared, without evidence)."
 * "Nothing here checks the image: of the 4 gates that could, none is in place (3 missing and 1 planned).", or that nobody has said
 * whether anything does.
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
  // An exception that nobody confirmed counts as not assessed, and somebody has said it.
  const isSaid = gates.some(({ note }) => note?.is === "pending");
  const known = knownOf(open);
  switch (known === "none" && isSaid ? "some" : known) {
    case "all":
      return `Nothing here checks the ${what}: ${one ? "the one gate that could is not in place" : `of the ${gates.length} gates that could, none is in place`} (${openWords(open)}).`;
    case "some":
      return `Nothing that is known checks the ${what} here: of the ${gates.length} gates that could, none is known to be in place (${openWords(open)}).`;
    case "none":
      return `Nobody has said whether anything here checks the ${what}: ${one ? "the one gate that could is not assessed" : `the ${gates.length} gates that could are not assessed`}.`;
  }
}

/** Why the line is not drawn as checked although gates are in place; undefined where it is, and until that is known. */
export function doubtOf(
  { edge: { automated }, isChecked }: Hop,
  standing: readonly HopControl[],
): string | undefined {
  if (isChecked !== false) return undefined;
  if (automated === undefined) return "It is not drawn as checked until you answer whether it is automated.";
  if (!automated) return "It is not drawn as checked: a person moves it.";
  const asksSignatures = standing.every(({ control }) => control.gate?.provedBy !== undefined);
  return `It is not drawn as checked: an unprotected attack path runs over it${asksSignatures ? ", or unsigned images pass" : ""}.`;
}

/** Who else decides what runs where this arrives; undefined where the map shows nobody. */
export function orderSentence({ orders, to }: Hop): string | undefined {
  if (orders.length === 0) return undefined;
  const given = orders.map((order) => `${order.from.name}${adverb(order.edge.automated)}`);
  return `What ${to.name} runs is ordered by ${joinWithAnd(given, mostNamed, "more")}.`;
}

/** "Jenkins also hands an image to Trivy, and from there nothing leads to where this line ends." */
export function asideSentence({ edge, from, to }: HopEnds): string {
  return `${from.name} also hands ${artifactRows[edge.artifact].phrase} to ${to.name}${adverb(edge.automated)}, and from there nothing leads to where this line ends.`;
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
        : `${names.from} hands code to ${names.to}`;
    case "parent-image":
      return isRegistry(from.kind)
        ? `${names.to} pulls ${parentsOf({ ...hop, from })} from ${names.from}`
        : `${names.from} hands ${parentsOf({ ...hop, from })} to ${names.to}`;
    case "tool":
      return `${names.to} runs a tool from ${names.from}`;
    case "image":
      if (isRegistry(to.kind))
        return `${names.from} ${isRegistry(from.kind) ? "hands" : "pushes"} ${imagesOf(hop)} to ${names.to}`;
      return isRegistry(from.kind)
        ? `${names.to} pulls ${imagesOf(hop)} from ${names.from}`
        : `${names.from} hands ${imagesOf(hop)} to ${names.to}`;
    case "container":
      return `${names.from} runs ${imagesOf(hop)} ${hop.images.length > 1 && !hop.namesImages ? "as containers" : "as a container"} on ${names.to}`;
    case "manifest":
      return `${names.from} hands a deployment manifest to ${names.to}`;
    case "credential":
      return `${names.from} hands a credential to ${names.to}`;
  }
}

function wayOf({ edge: { automated, artifact } }: HandedOver): string {
  // What runs a tool fetches it: nobody moves it.
  if (artifact === "tool" && automated === undefined) return ".";
  return automated === undefined ? ". Nobody has said whether that is automated." : `${adverb(automated)}.`;
}

function adverb(automated: boolean | undefined): string {
  if (automated === undefined) return "";
  return automated ? " automatically" : " by hand";
}

type Images = Pick<HandedOver, "images" | "namesImages">;
const mostNamed = 3;

/** Of several images of which nobody said which travel here, none is claimed to. */
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
    ([name, isOpen]) => `${name} (${isOpen ? "floating tag" : "pinned by digest"})`,
  );
  return `the parent ${plural(floating.size, "image")} ${joinWithAnd(words, mostNamed, "more")}`;
}

function isRegistry(kind: NodeKind): boolean {
  return kind === "production-registry" || kind === "parent-registry";
}
