import type { OperationBody } from "@/lib/domain/pipeline/operations";

/** Performs what was worked out; answers whether it was done. */
export type OnGesture = (gesture: {
  readonly operations: readonly OperationBody[];
  readonly label: string;
}) => boolean;
