/**
 * Solves a challenge (`SignInWork`): the scrypt hash, salted with the challenge, begins with the required
 * zero bits.
 */
export interface WorkProof {
  readonly challenge: string;
  readonly nonce: string;
}

/**
 * Parameters of scrypt beside N: 8 MB of memory at N = 2^13, so that a graphics card can't try many at once.
 */
export const workShape = { r: 8, p: 1 } as const;
export const workHashBytes = 32;

/**
 * @param hash as scrypt gives it
 * @returns the number of leading zero bits, highest bit of a byte first
 */
export function leadingZeroBits(hash: Uint8Array): number {
  const whole = hash.findIndex((byte) => byte !== 0);
  if (whole === -1) return hash.length * 8;
  return whole * 8 + Math.clz32(hash[whole] ?? 0) - 24;
}
