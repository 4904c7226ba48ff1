import { scrypt } from "@noble/hashes/scrypt.js";
import type { SignInWork } from "@/lib/domain/contract/problem";
import { leadingZeroBits, workHashBytes, workShape } from "@/lib/domain/contract/sign-in-work";

export type WorkAnswer =
  | { readonly type: "ready" }
  | { readonly type: "tried" }
  | { readonly type: "found"; readonly nonce: string };

/** Tries nonces until one fits, each in about 50 ms at the server's difficulty. */
export function findNonce(
  { challenge, difficulty, cost }: SignInWork,
  onTried: () => void = () => undefined,
): string {
  // Each worker starts at another number.
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint16Array(2));
  for (let next = (high * 2 ** 16 + low) * 2 ** 16; ; next += 1) {
    const nonce = String(next);
    const hash = scrypt(nonce, challenge, { N: cost, ...workShape, dkLen: workHashBytes });
    if (leadingZeroBits(hash) >= difficulty) return nonce;
    onTried();
  }
}
