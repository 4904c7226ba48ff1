import { acting, actingCount } from "./acting-steps";

/** A door into a node for an attacker's artifact. @param edge -1: by its own door */
export interface Door {
  readonly node: number;
  readonly edge: number;
}

/** How an attack begins. */
export interface Beginning {
  /** `stateAt` numbers. */
  readonly states: readonly number[];
  readonly doors: readonly Door[];
  /** `makerBits` of the artifact at the start. */
  readonly marks: number;
  readonly isUntrustedChange: boolean;
}

/** The attacker controls a whole node. */
export function beginningAt(node: number): Beginning {
  return { states: [node * actingCount + acting.hostile], doors: [], marks: 0, isUntrustedChange: false };
}
