import type { HelmFunction } from "./helm-function";
import { textFunctions } from "./text-functions";
import { valueFunctions } from "./value-functions";

/** By name. One that is not here gives an unknown value: a cluster, chance, the clock and patterns decide it. */
export const functions: ReadonlyMap<string, HelmFunction> = new Map(
  Object.entries({ ...textFunctions, ...valueFunctions }),
);
