import "server-only";
import { type FingerprintParts, fingerprintPartsSchema } from "@/lib/domain/contract/snapshots";
import { newSecret } from "../auth/secrets";
import { canonicalJson, sha256 } from "../catalogue/canonical";

/** SHA-256 over the RFC 8785 form of exactly these parts, so that anyone who has them can recompute it. */
export function fingerprintOf(parts: FingerprintParts): string {
  return sha256(canonicalJson(fingerprintPartsSchema.parse(parts)));
}

export type FingerprintRow = Omit<FingerprintParts, "takenAt" | "salt"> & {
  readonly takenAt: Date;
  readonly salt: string | null;
};

export function fingerprintPartsOf({
  number,
  title,
  note,
  takenAt,
  revision,
  documentHash,
  catalogueHash,
  postureHash,
  previous,
  salt,
}: FingerprintRow): FingerprintParts {
  return {
    number,
    title,
    note,
    takenAt: takenAt.toISOString(),
    revision,
    documentHash,
    catalogueHash,
    postureHash,
    previous,
    ...(salt === null ? {} : { salt }),
  };
}

/**
 * The random part of a new fingerprint: without it, a reader who knows the rest could guess hidden names and
 * check the guesses.
 */
export function newSalt(): Pick<FingerprintParts, "salt"> {
  return { salt: newSecret() };
}
