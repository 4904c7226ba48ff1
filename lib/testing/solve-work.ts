import { scryptSync } from "node:crypto";
import { Mutex } from "async-mutex";
import { findNonce } from "@/lib/client/sign-in-work/work-message";
import type { SignInWork } from "@/lib/domain/contract/problem";
import { leadingZeroBits, workHashBytes, type WorkProof, workShape } from "@/lib/domain/contract/sign-in-work";
import { processState } from "@/lib/server/process";

/** As many tries as ever, each of them next to nothing. @returns who waits for a check, by address */
export function makeWorkCheap(): string[] {
  const waiting: string[] = [];
  processState().slots.set("sign-in-work", { cost: 2, turns: new Mutex(), waiting });
  return waiting;
}

/** As a browser does it, with exactly the zero bits that are asked, as Node.js counts them. */
export function solveWork(work: SignInWork): WorkProof {
  for (;;) {
    const nonce = findNonce(work);
    const hash = scryptSync(nonce, work.challenge, workHashBytes, { N: work.cost, ...workShape });
    if (leadingZeroBits(hash) === work.difficulty) return { challenge: work.challenge, nonce };
  }
}
