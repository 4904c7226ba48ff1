import "server-only";
import { findControl } from "@/lib/domain/catalogue/find-control";
import type { Governed } from "@/lib/domain/catalogue/own/own-controls";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { limits } from "@/lib/domain/pipeline/limits";
import type { Operation } from "@/lib/domain/pipeline/operations";
import { isUndoId } from "@/lib/domain/pipeline/undo-id";
import { AppError } from "../errors";

/**
 * Claims may only be made of controls that there are: of the catalogue, or of the workspace's own, retired ones included, so that what
 * is taken back comes back. Taking one away is always allowed.
 * @param arriving nodes that came before it in the same push: a map may have come with claims of other controls, which a removal that is
 * taken back brings back.
 */
export function requireKnownControl(
  operation: Operation,
  index: number,
  pipeline: Governed,
  arriving: ReadonlySet<string>,
): void {
  const adds =
    operation.type === "evidence.added" || (operation.type === "claim.changed" && operation.set !== null);
  if (!adds || findControl(operation.control, pipeline)) return;
  if (isUndoId(operation.id) && arriving.has(operation.node)) return;
  throw new AppError("invalid", {
    errors: [{ path: `operations[${index}].control`, message: unknownControl(operation.control) }],
  });
}

/** The same of a map that comes into another. A map that comes as one of its own keeps such claims, which count nothing. */
export function requireKnownClaims({ claims }: PipelineDocument, pipeline: Governed): void {
  const errors = claims.flatMap(({ control }, index) =>
    findControl(control, pipeline)
      ? []
      : [{ path: `document.claims[${index}].control`, message: unknownControl(control) }],
  );
  if (errors.length > 0) throw new AppError("invalid", { errors: errors.slice(0, limits.faultsTold) });
}

function unknownControl(control: string): string {
  return `"${control}" is not a control of the catalogue, nor one of the workspace's own`;
}
