import type { OperationBody } from "../pipeline/operations";

/** What a person means by one thing that they do. */
export interface Edit {
  readonly operations: readonly OperationBody[];
  /** Its name in the undo list: "move Jenkins". */
  readonly label: string;
  /** The message after the edit; absent: the label in the past tense. */
  readonly told?: string;
  /** A side effect, in a sentence: always shown, with a way to undo. */
  readonly besides?: string;
}

/** Why what a person means cannot be done, in a sentence. */
export interface Refused {
  readonly refused: string;
}

/** What can be set on a record of this type; null takes a value away. */
export type Changes<Type extends "pipeline" | "node" | "edge" | "zone" | "image" | "claim"> =
  Extract<OperationBody, { type: `${Type}.changed` }> extends { set: infer Set } ? NonNullable<Set> : never;

/** Whether setting this would change the record. */
export function differs(record: object | undefined, set: object): boolean {
  const values = new Map<string, unknown>(Object.entries(record ?? {}));
  return Object.entries(set).some(
    ([field, value]) => JSON.stringify(values.get(field) ?? null) !== JSON.stringify(value ?? null),
  );
}
