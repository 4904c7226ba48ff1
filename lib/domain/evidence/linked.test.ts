// @module-tag large
import { beforeAll, describe, expect, it } from "vitest";
import { corpusFiles, corpusTitle, hasCorpus, readCorpus } from "@/lib/testing/corpus";
import { settled } from "@/lib/testing/settled";
import { applyOperation } from "../pipeline/apply-operation";
import { claimsOf, type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { effectiveStatus } from "../posture/coverage/effective-status";
import { scanFiles } from "../scan/scan";
import { readReport } from "./read-report";
import type { Report } from "./report";

const day = "2026-11-28";

function mapOf(pipeline: string): Pipeline {
  return pipelineFromDocument(scanFiles(corpusFiles(pipeline), { name: pipeline, day }).document);
}

function reportIn(pipeline: string, file: string): readonly [string, Report] {
  const name = `linked/${pipeline}/${file}`;
  const read = readReport({ name, text: readCorpus(name).toString("utf8") });
  if (!read.ok) throw new Error(`${name}: ${read.error.message}`);
  return [file, read.value];
}

/** What a claim of implemented amounts to, once the reports came. @param on the day that it is judged by */
function statusOf(map: Pipeline, node: string, control: string, on = day) {
  const claimed = applyOperation(map, {
    type: "claim.changed",
    node,
    control,
    set: { status: "implemented" },
  });
  if (!claimed.ok) throw new Error(claimed.error.message);
  return effectiveStatus(claimsOf(claimed.value.pipeline, node).get(control), on, claimed.value.pipeline);
}

describe.runIf(hasCorpus)(`reports that belong to pipelines of ${corpusTitle}`, () => {
  describe("podinfo", () => {
    const ci = "scan-ci-github-actions";
    const files = [
      "trivy-podinfo.json",
      "cosign-verify.json",
      "scorecard.json",
      "sbom.cdx.json",
      "provenance.intoto.jsonl",
      "grype-busybox.json",
    ];
    let after: ReturnType<typeof settled>;
    beforeAll(() => {
      after = settled(mapOf("podinfo"), [files.map((file) => reportIn("podinfo", file))]);
    });

    it("the scan, the signature, the SBOM and the provenance speak of who builds the image", () => {
      for (const file of [
        "trivy-podinfo.json",
        "cosign-verify.json",
        "sbom.cdx.json",
        "provenance.intoto.jsonl",
      ])
        expect([file, after.states[`${file} 0`]]).toEqual([file, { as: "matched", node: ci }]);
      expect(reportIn("podinfo", "trivy-podinfo.json")[1]).toMatchObject({
        summary: "0 critical, 0 high, 4 medium",
        warnings: [expect.stringContaining("end of life")],
      });
      expect(statusOf(after.pipeline, ci, "img-sign")).toBe("verified");
      expect(statusOf(after.pipeline, ci, "img-provenance")).toBe("verified");
      // Of 2021 and 2022: verified then, and expired since.
      expect(statusOf(after.pipeline, ci, "img-vuln-scan", "2021-09-01")).toBe("verified");
      expect(statusOf(after.pipeline, ci, "img-vuln-scan")).toBe("stale");
      expect(statusOf(after.pipeline, ci, "img-sbom", "2022-07-01")).toBe("verified");
    });

    it("the scorecard speaks of the repository and its CI", () => {
      const on = "2022-05-01";
      expect(statusOf(after.pipeline, "scan-source", "src-branch-protection", on)).toBe("contradicted");
      expect(statusOf(after.pipeline, "scan-source", "src-two-party-review", on)).toBe("contradicted");
      expect(statusOf(after.pipeline, ci, "ci-job-least-privilege", on)).toBe("verified");
      expect(statusOf(after.pipeline, "scan-source", "pin-dependencies", on)).toBe("verified");
      expect(reportIn("podinfo", "scorecard.json")[1].warnings.join(" ")).toContain("Signed-Releases");
    });

    it("a report on an image that is nowhere waits, and says nothing of podinfo", () => {
      expect(after.states["grype-busybox.json 0"]).toMatchObject({ as: "waiting", candidates: [ci] });
      const tools = (claimsOf(after.pipeline, ci).get("img-vuln-scan")?.evidence ?? []).map(
        ({ tool }) => tool,
      );
      expect(tools).toEqual(["Trivy dev"]);
    });
  });

  describe("example-voting-app", () => {
    const ci = "scan-ci-github-actions";
    const scan = (...files: readonly string[]) =>
      settled(
        mapOf("example-voting-app"),
        files.map((file) => [reportIn("example-voting-app", file)]),
      );

    it("a flaw in the image that runs is not cleared by its clean copy in another registry", () => {
      for (const files of [
        ["trivy-vote.json", "trivy-vote-ghcr.json"],
        ["trivy-vote-ghcr.json", "trivy-vote.json"],
      ]) {
        const after = scan(...files);
        expect(after.states["trivy-vote.json 0"]).toEqual({ as: "matched", node: ci });
        expect(after.states["trivy-vote-ghcr.json 0"]).toMatchObject({ as: "held", node: ci });
        expect(statusOf(after.pipeline, ci, "img-vuln-scan")).toBe("contradicted");
      }
      expect(statusOf(scan("trivy-vote-ghcr.json").pipeline, ci, "img-vuln-scan")).toBe("verified");
    });

    it("lint findings speak of what is built from those two Dockerfiles", () => {
      const [, report] = reportIn("example-voting-app", "hadolint.json");
      expect(report.summary).toBe("0 errors, 9 warnings, 3 infos");
      expect(report.subjects).toEqual([
        { kind: "file", path: "vote/Dockerfile" },
        { kind: "file", path: "worker/Dockerfile" },
      ]);
      const after = scan("hadolint.json");
      expect(Object.values(after.states).every((state) => state?.as === "matched")).toBe(true);
      expect(statusOf(after.pipeline, ci, "img-non-root-user")).toBe("contradicted");
    });

    it("what names no cluster and no image waits, with the nodes that it could be", () => {
      const after = scan("kube-bench.json", "unsigned.stderr.txt");
      expect(after.operations).toBe(0);
      expect(after.states["kube-bench.json 0"]).toMatchObject({
        as: "waiting",
        candidates: ["scan-orchestrator-kubernetes"],
      });
      expect(reportIn("example-voting-app", "kube-bench.json")[1].summary).toContain("4 FAIL");
      expect(after.states["unsigned.stderr.txt 0"]).toMatchObject({ as: "waiting", candidates: [ci] });
    });
  });
});
