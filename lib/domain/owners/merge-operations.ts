import type { OperationBody } from "../pipeline/operations";
import { byId, claimsOf, compareText, type Pipeline } from "../pipeline/pipeline";
import { ownerKey } from "../work/work-items";

/**
 * What makes one owner of several on a map: an operation for each node and each claim that names one of them in another way.
 * @param owners as people wrote them; case and blanks make no difference
 * @param into what each of them is from then on
 */
export function mergeOperations(
  pipeline: Pipeline,
  owners: readonly string[],
  into: string,
): readonly OperationBody[] {
  const keys = new Set(owners.map(ownerKey).filter((key) => key !== ""));
  const isMeant = (owner = "") => owner !== into && keys.has(ownerKey(owner));
  return [...pipeline.nodes.values()].toSorted(byId).flatMap((node) => [
    ...(isMeant(node.owner) ? [{ type: "node.changed" as const, node: node.id, set: { owner: into } }] : []),
    ...[...claimsOf(pipeline, node.id).values()]
      .filter(({ owner }) => isMeant(owner))
      .toSorted((a, b) => compareText(a.control, b.control))
      .map(({ control }) => ({
        type: "claim.changed" as const,
        node: node.id,
        control,
        set: { owner: into },
      })),
  ]);
}
