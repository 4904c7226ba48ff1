import { artifactRows } from "../../catalogue/artifact-words";
import type { HandedOver } from "../../pipeline/images-on";
import type { NodeKind } from "../../pipeline/document";

const firstTold = 4;
const lastTold = 2;

/**
 * A path in one sentence: "Ana's laptop pushes straight to ECR, ECR to EKS". A long path counts its middle.
 * @param hops those of `hopsAlong`. @param start the name of the first node, for a path without connections
 */
export function wayWords(hops: readonly HandedOver[], start: string): string {
  const [first, ...rest] = hops;
  if (!first) return `${start} is both start and target`;
  const told = rest.map(({ from, to, edge }) =>
    edge.artifact === "credential" ? `${from.name} holds rights on ${to.name}` : `${from.name} to ${to.name}`,
  );
  const left = told.length - firstTold - lastTold;
  const middle =
    left > 1 ? [...told.slice(0, firstTold), `${left} more connections`, ...told.slice(-lastTold)] : told;
  return [firstWords(first), ...middle].join(", ");
}

function firstWords({ edge: { artifact }, from, to }: HandedOver): string {
  if (artifact === "credential") return `${from.name} holds rights on ${to.name}`;
  const straight = from.kind === "developer" && !expectedAfterDeveloper.has(to.kind) ? " straight" : "";
  if (artifact === "image" && to.kind === "production-registry" && from.kind !== "parent-registry")
    return `${from.name} pushes${straight} to ${to.name}`;
  if (artifact === "code" && from.kind === "developer" && straight === "")
    return `${from.name} checks in to ${to.name}`;
  return `${from.name} sends ${artifactRows[artifact].phrase}${straight} to ${to.name}`;
}

const expectedAfterDeveloper: ReadonlySet<NodeKind> = new Set([
  "source-repository",
  "ci",
  "builder",
  "service",
]);
