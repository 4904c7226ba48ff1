import type { Value } from "./value";

export interface FunctionCall {
  /** The call as it is written: what an unknown result prints. */
  readonly written: string;
}

export type HelmFunction = (args: readonly Value[], call: FunctionCall) => Value;
