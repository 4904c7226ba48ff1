import type { Report, ReportSubject, Statement } from "@/lib/domain/evidence/report";

/** A report of Trivy on one subject, of one control unless told otherwise. */
export function reportOf(
  subject: ReportSubject,
  result: Statement["result"],
  { control = "img-vuln-scan", ...fields }: Partial<Report> & { readonly control?: string } = {},
): Report {
  return {
    format: "trivy",
    tool: { name: "Trivy", version: "0.56.1" },
    effective: "2026-11-20",
    subjects: [subject],
    summary: result === "supports" ? "0 critical, 0 high" : "1 critical, 0 high",
    warnings: [],
    statements: [
      { control, result, subject, fact: result === "supports" ? "No flaw" : "1 critical flaw", rules: [] },
    ],
    ...fields,
  };
}

export const imageOf = (name: string, digest?: string): ReportSubject => ({
  kind: "image",
  name,
  ...(digest !== undefined && { digest }),
});
