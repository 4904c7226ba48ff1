import "server-only";
import { findControl } from "@/lib/domain/catalogue/find-control";
import type { Governed } from "@/lib/domain/catalogue/own/own-controls";
import type { Operation } from "@/lib/domain/pipeline/operations";
import { AppError } from "../errors";

/**
 * Claims may only be made of controls that there are: of the catalogue, or of the workspace's own, retired ones included, so that what
 * is taken back comes back. Taking one away is always allowed.
 */
export function requireKnownControl(operation: Operation, index: number, pipeline: Governed): void {
  const adds =
    operation.type === "evidence.added" || (operation.type === "claim.changed" && operation.set !== null);
  if (!adds || findControl(operation.control, pipeline)) return;
  const message = `"${operation.control}" is not a control of the catalogue, nor one of the workspace's own`;
  throw new AppError("invalid", { errors: [{ path: `operations[${index}].control`, message }] });
}
