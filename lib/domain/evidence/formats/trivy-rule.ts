/**
 * A Trivy rule in today's spelling: `KSV-0001` for `AVD-KSV-0001`, `KSV001` and `KSV-001`. Its checks were renamed twice
 * (aquasecurity/trivy-checks); the number stays.
 * @returns other texts unchanged
 */
export function trivyRule(written: string): string {
  const parts = /^(?:AVD-)?([A-Z]{2,5})-?(\d{2,5})$/.exec(written.toUpperCase());
  return parts ? `${parts[1]}-${(parts[2] ?? "").padStart(4, "0")}` : written;
}
