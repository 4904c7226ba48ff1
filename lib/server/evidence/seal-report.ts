import "server-only";
import type { EvidenceReport } from "@/prisma/generated/sqlite/client";
import { canonicalJson, sha256 } from "../catalogue/canonical";

type Columns = Omit<EvidenceReport, "rowHash">;

/** The SHA-256 of a row of the table of reports, without the hash itself. */
export function reportHash({ uploadedAt, ...columns }: Columns): string {
  return sha256(canonicalJson({ ...columns, uploadedAt: uploadedAt.toISOString(), rowHash: undefined }));
}

/**
 * A change of a row with its new fingerprint. A row altered outside the product keeps a wrong fingerprint.
 */
export function sealedReport<Changed extends Partial<Columns>>(
  { rowHash = null, ...before }: Columns & { readonly rowHash?: string | null },
  changed: Changed,
) {
  const isAltered = rowHash !== null && rowHash !== reportHash(before);
  return { ...changed, rowHash: isAltered ? rowHash : reportHash({ ...before, ...changed }) };
}
