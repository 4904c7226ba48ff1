import type { Placements } from "@/lib/domain/contract/evidence";
import type { PipelineAccess } from "@/lib/server/auth/access";
import { addEvidence } from "@/lib/server/evidence/add-evidence";
import { listEvidence } from "@/lib/server/evidence/list-evidence";
import { placeStatements } from "@/lib/server/evidence/place-statements";
import { getPipeline } from "@/lib/server/pipeline/queries";
import {
  checkov,
  dockerBench,
  grypeImage,
  hadolint,
  kubeBench,
  sarifOf,
  sarifResult,
  scorecard,
  trivyImage,
  trivyTree,
} from "@/lib/testing/reports";
import { trivyReport } from "@/lib/testing/trivy-report";
import { vexDocument } from "@/lib/testing/vex-document";
import type { Story } from "./story";

const unsigned =
  "Error: no signatures found\nmain.go:69: error during command execution: no signatures found\n";

/** Reports in several formats, as scanners of CI send them. */
const reports: Readonly<Record<string, unknown>> = {
  "trivy.json": trivyImage,
  "tree.json": trivyTree,
  "grype.json": grypeImage,
  "semgrep.sarif": sarifOf({ name: "Semgrep OSS", semanticVersion: "1.90.0", rules: [{ id: "js.sqli" }] }, [
    sarifResult("js.sqli", "src/pay.ts"),
  ]),
  "scorecard.json": scorecard([
    ["Branch-Protection", 9],
    ["Pinned-Dependencies", 2],
  ]),
  "hadolint.json": hadolint([["Dockerfile", "DL3002", "warning"]]),
  "checkov.json": checkov("kubernetes", [["failed", "CKV_K8S_16", "Deployment.shop.web", "HIGH"]]),
  "bench.json": kubeBench("cis-1.9", [
    {
      test_number: "4.2.10",
      test_desc: "Ensure that the --rotate-certificates argument is not set to false",
      type: "",
      status: "FAIL",
      scored: true,
    },
  ]),
  "docker-bench.json": dockerBench([{ id: "5.5", desc: "Privileged containers", result: "WARN" }]),
  "cosign.txt": unsigned,
  "vex.json": vexDocument("ghcr.io/acme/shop:1.2", "2026-11-21T09:00:00Z"),
  "notes.json": "{ no json",
};

/** What scanners said: matched, older, held back, waiting, set aside and taken away again. */
export async function sendReports(story: Story): Promise<void> {
  story.at("2026-11-22T09:00:00Z");
  const access = await story.pipeline("ana", "payments");
  await send(access, reports);
  // Of the same image, later; and of one that nobody knows, which a person places where a contradiction holds it back.
  const later = trivyReport("ghcr.io/acme/shop:1.5", ["HIGH"], "2026-11-21T23:00:00Z");
  const clean = trivyReport("busybox:1.36", [], "2026-11-21T08:00:00Z");
  await send(access, { "later.json": later, "busybox.json": clean });
  await place(access, "busybox.json", 0, { node: "kaniko" });
  await place(access, "cosign.txt", 0, { aside: "That was the wrong key" });
  await place(access, "scorecard.json", 0, { node: "kaniko" });
  await place(access, "tree.json", 1, { node: "repo" });
  const placed = (await getPipeline(access)).document.claims.find(
    ({ control }) => control === "src-secret-push-protection",
  );
  const evidence = placed?.evidence?.[0]?.id ?? "";
  await story.push("ana", "payments", {
    type: "evidence.removed",
    node: "repo",
    control: "src-secret-push-protection",
    evidence,
  });
}

async function send(access: PipelineAccess, files: Readonly<Record<string, unknown>>): Promise<void> {
  await addEvidence(
    access,
    Object.entries(files).map(([name, said]) => ({
      name,
      bytes: new TextEncoder().encode(typeof said === "string" ? said : JSON.stringify(said)),
    })),
  );
}

async function place(
  access: PipelineAccess,
  name: string,
  statement: number,
  to: Placements["to"],
): Promise<void> {
  const report = (await listEvidence(access)).reports.find((one) => one.name === name)?.id ?? "";
  await placeStatements(access, { report, statements: [statement], to });
}
