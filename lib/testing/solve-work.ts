import { scryptSync } from "node:crypto";
import { Mutex } from "async-mutex";
import { findNonce } from "@/lib/client/sign-in-work/work-message";
import type { SignInWork } from "@/lib/domain/contract/problem";
import {
  leadingZeroBits,
  workHashBytes,
  type WorkProof,
  workShape,
} from "@/lib/domain/contract/sign-in-work";
import { processState } from "@/lib/server/process";

/** As many tries as ever, each of them next to nothing. @returns who waits for a check, by address */
export function makeWorkCheap(): string[] {
  const waiting: string[] = [];
  processState().slots.set("sign-in-work", { cost: 2, turns: new Mutex(), waiting });
  return waiting;
}

export function solveAsBrowser(work: SignInWork): WorkProof {
  return { challenge: work.challenge, nonce: findNonce(work) };
}

/** As a script does it, with exactly the zero bits that are asked. */
export function solveWork({ challenge, difficulty, cost }: SignInWork): WorkProof {
  for (let nonce = 0; ; nonce += 1) {
    const hash = scryptSync(String(nonce), challenge, workHashBytes, { N: cost, ...workShape });
    if (leadingZeroBits(hash) === difficulty) return { challenge, nonce: String(nonce) };
  }
}
