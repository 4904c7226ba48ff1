import { fieldAt, textAt } from "./fields";
import { isRecord } from "../is-record";

const formats =
  "Supported: Trivy, Grype, kube-bench, docker-bench, OpenSSF Scorecard, hadolint, Checkov, cosign, SARIF, in-toto, SLSA provenance, CycloneDX, SPDX and OpenVEX";

/** Why a JSON value is not a supported report. */
export function refusalOfJson(value: unknown): string {
  if (Array.isArray(value)) return `This list is not a supported report. ${formats}.`;
  if (!isRecord(value)) return `This is a single value, not a report. ${formats}.`;
  if (fieldAt(value, "otmVersion") !== undefined || isRecord(fieldAt(value, "detail")))
    return "This is a threat model, not a scanner report. Open it as a new pipeline.";
  if (textAt(value, "schema")?.startsWith("blueline/") === true)
    return "This is a Blueline pipeline, not a scanner report.";
  if (textAt(value, "apiVersion") !== undefined && textAt(value, "kind") !== undefined)
    return `This is a Kubernetes object, not a report. ${formats}.`;
  return `This is not a supported report. ${formats}.`;
}

/** Why a text that is neither JSON nor XML is not a supported report. */
export function refusalOfText(text: string): string {
  if (/^["']?otmVersion["']?:/m.test(text.slice(0, 5000)))
    return "This is a threat model, not a scanner report. Open it as a new pipeline.";
  return `This is not a supported report. ${formats}.`;
}
