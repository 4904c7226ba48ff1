import type { Evidence } from "../../pipeline/document";

/**
 * The verdict of evidence on a day (Analysis 3).
 * @param today the UTC day as `YYYY-MM-DD`; days compare as text, and are inclusive
 */
export function proofOf(
  evidence: readonly Pick<Evidence, "result" | "effective" | "expires">[],
  today: string,
): "verified" | "declared" | "stale" | "contradicted" {
  let newestSupport = "";
  let newestContradiction = "";
  let isSupported = false;
  let exists = false;
  for (const one of evidence) {
    if (one.effective > today) continue;
    exists = true;
    const isCurrent = one.expires === undefined || one.expires >= today;
    if (one.result === "supports") {
      if (one.effective > newestSupport) newestSupport = one.effective;
      isSupported ||= isCurrent;
    } else if (isCurrent && one.effective > newestContradiction) newestContradiction = one.effective;
  }
  if (newestContradiction !== "" && newestContradiction >= newestSupport) return "contradicted";
  if (isSupported) return "verified";
  return exists ? "stale" : "declared";
}
