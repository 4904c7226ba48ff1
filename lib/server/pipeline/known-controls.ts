import "server-only";
import { catalogue } from "@/lib/domain/catalogue/load";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import type { Operation } from "@/lib/domain/pipeline/operations";
import { AppError, type FieldError } from "../errors";

const known = new Set(catalogue.controls.map(({ id }) => id));
const unknownControl = (control: string) => `"${control}" is not a control of the catalogue`;
const errorsShown = 20;

export function isKnownControl(control: string): boolean {
  return known.has(control);
}

/** Claims may only be made of controls that exist; taking one away is always allowed. */
export function requireKnownControl(operation: Operation, index: number): void {
  const adds =
    operation.type === "evidence.added" || (operation.type === "claim.changed" && operation.set !== null);
  if (!adds || known.has(operation.control)) return;
  throw new AppError("invalid", {
    errors: [{ path: `operations[${index}].control`, message: unknownControl(operation.control) }],
  });
}

export function unknownControls(document: PipelineDocument): readonly FieldError[] {
  const errors = document.claims.flatMap(({ control }, index): FieldError[] =>
    known.has(control) ? [] : [{ path: `claims[${index}].control`, message: unknownControl(control) }],
  );
  return errors.slice(0, errorsShown);
}
