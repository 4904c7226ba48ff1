import type { Control } from "../../catalogue/catalogue";
import type { OpenCounts, Proof } from "../posture";
import { knownOf, openWords } from "./open-words";

/** What each gate does, to follow "nothing on this way" or "whether anything on this way". A gate without words here is named by its title. */
const checks: ReadonlyMap<string, string> = new Map([
  ["adm-allowed-registries", "asks which registry the image comes from"],
  ["adm-image-signature", "verifies a signature"],
  ["adm-pod-security-baseline", "enforces the Pod Security baseline"],
  ["adm-pod-security-restricted", "enforces the restricted Pod Security profile"],
  ["adm-vuln-threshold", "asks for a recent, passing scan"],
  ["base-approved-sources", "asks whether the parent image comes from an approved source"],
  ["base-mirror-quarantine", "holds the parent image in quarantine"],
  ["base-verify-signature", "verifies the parent image's signature"],
  ["ci-untrusted-code-isolation", "keeps secrets from unreviewed code"],
  ["deploy-approval-gate", "asks a second person for approval"],
  ["deploy-by-digest", "insists on a digest"],
  ["deploy-manifest-integrity", "verifies the deployment manifest"],
  ["harbor-project-policies", "refuses a pull by policy"],
  ["iac-scan", "scans Dockerfiles and manifests"],
  ["img-config-lint", "lints the Dockerfile and the image's settings"],
  ["img-malware-scan", "scans the image for malware"],
  ["img-no-secrets", "looks for secrets in the image's layers"],
  ["img-vuln-scan", "scans the image for vulnerabilities"],
  ["reg-immutable-tags", "keeps a tag from being moved"],
  ["reg-promotion-gate", "asks for a verified image before promotion"],
  ["reg-rebuild-compare", "compares the image with what a second builder makes"],
  ["src-branch-protection", "protects the branch"],
  ["src-dependency-review", "reviews new dependencies"],
  ["src-pipeline-file-review", "asks an owner to review pipeline files"],
  ["src-sast-and-tests", "runs static analysis and tests"],
  ["src-secret-push-protection", "blocks secrets at commit and push"],
  ["src-signed-commits", "asks for signed commits"],
  ["src-two-party-review", "asks a second person for a review"],
  ["teamcity-settings-and-agents", "has TeamCity's versioned settings reviewed"],
]);

export const gatesWithWords: readonly string[] = [...checks.keys()];

/**
 * "nothing on this way verifies a signature", or, where not all of it is assessed, what is not known of it.
 * @param open of the nodes on the way that could carry the gate: none where no node could.
 */
export function nothingChecks(
  control: Pick<Control, "id" | "title">,
  open: OpenCounts,
  proof: Proof = "declared",
): string {
  const what = checks.get(control.id) ?? `carries “${control.title}”`;
  if (proof === "proven") return `no current evidence shows that anything on this way ${what}`;
  switch (knownOf(open)) {
    case "all":
      return `nothing on this way ${what}`;
    case "some":
      return `as far as is known, nothing on this way ${what} (${openWords(open)})`;
    case "none":
      return `it is not known whether anything on this way ${what}`;
  }
}
