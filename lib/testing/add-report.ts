import type { KeptReport } from "@/lib/domain/evidence/kept-report";
import type { PipelineAccess } from "@/lib/server/auth/access";
import { newRecordId } from "@/lib/server/auth/secrets";
import { sha256 } from "@/lib/server/catalogue/canonical";
import { settleEvidence } from "@/lib/server/evidence/settle-evidence";

const unnamed: KeptReport = {
  format: "cosign",
  tool: { name: "cosign", version: "2.5.0" },
  effective: "2026-11-20",
  summary: "no matching signatures",
  warnings: [],
  subjects: [{ kind: "unnamed", of: "image" }],
  statements: [
    {
      control: "img-sign",
      result: "contradicts",
      subject: { kind: "unnamed", of: "image" },
      fact: "no matching signatures",
      rules: [],
    },
  ],
};

/** Keeps a report as if it had been read; one that says of no image that it is unsigned, unless told otherwise. */
export async function addReport(
  access: PipelineAccess,
  fields: Partial<KeptReport> = {},
  now = new Date(),
): Promise<{ readonly reportId: string; readonly revision: number }> {
  const id = newRecordId();
  const kept = { ...unnamed, ...fields };
  const file = { id, name: `${kept.tool.name}.txt`, digest: `sha256:${sha256(id)}`, size: 100, kept };
  return { reportId: id, revision: await settleEvidence(access, { files: [file] }, now) };
}
