import type { OperationBody } from "../pipeline/operations";

/** What a gesture means: the operations, and their name in the undo list. */
export interface Edit {
  readonly operations: readonly OperationBody[];
  readonly label: string;
}
