import "server-only";
import { findControl } from "@/lib/domain/catalogue/find-control";
import type { Governed } from "@/lib/domain/catalogue/own/own-controls";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { limits } from "@/lib/domain/pipeline/limits";
import type { Operation } from "@/lib/domain/pipeline/operations";
import { isUndoId } from "@/lib/domain/pipeline/undo-id";
import { AppError } from "../errors";

/**
 * Claims need a known control: of the catalogue, or a custom one, including retired ones, so that undo works.
 * Removing a claim is always allowed.
 * @param arriving nodes added earlier in the same push: a map may have been created with claims of unknown
 * controls, which undoing a removal brings back.
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

/**
 * The same for a map merged into another. A map created as its own pipeline keeps such claims, which do not
 * count.
 */
export function requireKnownClaims({ claims }: PipelineDocument, pipeline: Governed): void {
  const errors = claims.flatMap(({ control }, index) =>
    findControl(control, pipeline)
      ? []
      : [{ path: `document.claims[${index}].control`, message: unknownControl(control) }],
  );
  if (errors.length > 0) throw new AppError("invalid", { errors: errors.slice(0, limits.faultsTold) });
}

function unknownControl(control: string): string {
  return `"${control}" is neither a catalogue control nor a custom control of the workspace`;
}
