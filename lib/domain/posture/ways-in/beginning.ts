import { acting, actingCount } from "./acting-steps";

/** A way into a node for what an attacker hands over. @param edge -1: by its own door. */
export interface Door {
  readonly node: number;
  readonly edge: number;
}

/** How somebody begins. */
export interface Beginning {
  /** `stateAt` numbers. */
  readonly states: readonly number[];
  readonly doors: readonly Door[];
  /** `makerBits` that what he brings has from the start. */
  readonly marks: number;
  readonly isUntrustedChange: boolean;
}

/** Somebody who holds a whole node. */
export function beginningAt(node: number): Beginning {
  return { states: [node * actingCount + acting.hostile], doors: [], marks: 0, isUntrustedChange: false };
}
