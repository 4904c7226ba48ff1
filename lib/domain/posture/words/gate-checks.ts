import type { Control } from "../../catalogue/catalogue";
import type { OpenCounts, Proof } from "../posture";
import { knownOf, openWords } from "./open-words";

/** The work of each gate, after "nothing on this path" or "whether anything on this path". Other gates are named by their title. */
const checks: ReadonlyMap<string, string> = new Map([
  ["adm-allowed-registries", "checks which registry the image comes from"],
  ["adm-image-signature", "verifies a signature"],
  ["adm-pod-security-baseline", "enforces the Pod Security baseline"],
  ["adm-pod-security-restricted", "enforces the restricted Pod Security profile"],
  ["adm-vuln-threshold", "requires a recent, passing scan"],
  ["base-approved-sources", "checks that the parent image comes from an approved source"],
  ["base-mirror-quarantine", "holds the parent image in quarantine"],
  ["base-verify-signature", "verifies the parent image's signature"],
  ["ci-untrusted-code-isolation", "keeps secrets from unreviewed code"],
  ["deploy-approval-gate", "requires two-person approval"],
  ["deploy-by-digest", "requires a digest"],
  ["deploy-manifest-integrity", "verifies the deployment manifest"],
  ["harbor-project-policies", "refuses a pull by policy"],
  ["iac-scan", "scans Dockerfiles and manifests"],
  ["img-config-lint", "lints the Dockerfile and the image's settings"],
  ["img-malware-scan", "scans the image for malware"],
  ["img-no-secrets", "scans the image's layers for secrets"],
  ["img-vuln-scan", "scans the image for vulnerabilities"],
  ["reg-immutable-tags", "makes tags immutable"],
  ["reg-promotion-gate", "requires a verified image before promotion"],
  ["reg-rebuild-compare", "compares the image with a second build"],
  ["src-branch-protection", "protects the branch"],
  ["src-dependency-review", "reviews new dependencies"],
  ["src-pipeline-file-review", "requires an owner's review of pipeline files"],
  ["src-sast-and-tests", "runs static analysis and tests"],
  ["src-secret-push-protection", "blocks secrets at commit and push"],
  ["src-signed-commits", "requires signed commits"],
  ["src-two-party-review", "requires two-person review"],
  ["teamcity-settings-and-agents", "requires a review of TeamCity's versioned settings"],
]);

export const gatesWithWords: readonly string[] = [...checks.keys()];

/**
 * "nothing on this path verifies a signature", or how much of that is not assessed.
 * @param open of the nodes on the path that could enforce the gate; empty if no node could
 */
export function nothingChecks(
  control: Pick<Control, "id" | "title">,
  open: OpenCounts,
  proof: Proof = "declared",
): string {
  const what = checks.get(control.id) ?? `enforces “${control.title}”`;
  if (proof === "proven") return `no current evidence shows that anything on this path ${what}`;
  switch (knownOf(open)) {
    case "all":
      return `nothing on this path ${what}`;
    case "some":
      return `nothing known on this path ${what} (${openWords(open)})`;
    case "none":
      return `it is not assessed whether anything on this path ${what}`;
  }
}
