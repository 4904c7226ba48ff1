import { fieldAt, textAt } from "./fields";
import { isRecord } from "../is-record";

const formats =
  "read are reports of Trivy, Grype, kube-bench, docker-bench, OpenSSF Scorecard, hadolint, Checkov and cosign, SARIF, in-toto and SLSA provenance, CycloneDX, SPDX and OpenVEX";

/** Why a JSON value is none of the reports that are read: one plain sentence. */
export function refusalOfJson(value: unknown): string {
  if (Array.isArray(value)) return `This is a list of something that is not read; ${formats}.`;
  if (!isRecord(value)) return `This is one value alone, and no report; ${formats}.`;
  if (fieldAt(value, "otmVersion") !== undefined || isRecord(fieldAt(value, "detail")))
    return "This is a threat model, and no report of a scanner: it can be opened as a new pipeline.";
  if (textAt(value, "schema")?.startsWith("blueline/") === true)
    return "This is a pipeline of Blueline, and no report of a scanner.";
  if (textAt(value, "apiVersion") !== undefined && textAt(value, "kind") !== undefined)
    return `This is an object of Kubernetes, and no report; ${formats}.`;
  return `This is none of the reports that are read; ${formats}.`;
}

/** The same of a text that is neither JSON nor XML. */
export function refusalOfText(text: string): string {
  if (/^["']?otmVersion["']?:/m.test(text.slice(0, 5000)))
    return "This is a threat model, and no report of a scanner: it can be opened as a new pipeline.";
  return `This is none of the reports that are read; ${formats}.`;
}
