import { type ActionCall, addCheck, addControl, isOn, placeOf } from "./action-call";
import { readImageInputs } from "./image-inputs";

/** Actions that look for known holes in what source depends on, with the word for their tool. */
const dependencyScanners: readonly (readonly [RegExp, string])[] = [
  [/^golang\/govulncheck-action$/, "govulncheck"],
  [/^actions\/dependency-review-action$/, "dependency-review"],
  [/^google\/osv-scanner-action/, "osv-scanner"],
  [/^dependency-check\/|dependency-check/, "dependency-check"],
  [/^snyk\/actions\/(?!docker|iac|setup)/, "snyk"],
  [/^fossas\/fossa-action$/, "fossa"],
  [/cargo-audit|audit-check$|^rustsec\//, "cargo-audit"],
  [/pip-audit/, "pip-audit"],
  [/npm-audit|audit-ci/, "npm-audit"],
];

const sourceScanners: readonly (readonly [RegExp, string])[] = [
  [/^github\/codeql-action\/analyze$/, "codeql"],
  [/semgrep/, "semgrep"],
  [/^sonarsource\//, "sonarqube"],
  [/gitleaks/, "gitleaks"],
  [/trufflehog/, "trufflehog"],
  [/gosec/, "gosec"],
  [/bandit/, "bandit"],
];

const configScanners: readonly (readonly [RegExp, string])[] = [
  [/^hadolint\/|hadolint/, "hadolint"],
  [/dockle/, "dockle"],
  [/^bridgecrewio\/checkov-action$/, "checkov"],
  [/tfsec/, "tfsec"],
  [/^checkmarx\/kics/, "kics"],
  [/zizmor/, "zizmor"],
  [/poutine/, "poutine"],
  [/kubesec|kube-score|kube-linter|datree/, "kube-linter"],
  [/^ossf\/scorecard-action$/, "scorecard"],
  [/^snyk\/actions\/iac$/, "snyk"],
];

const imageScanners: readonly (readonly [RegExp, string])[] = [
  [/trivy/, "trivy"],
  [/^anchore\/scan-action$|grype/, "grype"],
  [/^snyk\/actions\/docker$/, "snyk"],
  [/^docker\/scout-action$/, "docker-scout"],
  [/^crazy-max\/ghaction-container-scan$/, "trivy"],
  [/^azure\/container-scan$/, "trivy"],
  [/sysdig/, "sysdig"],
  [/clair/, "clair"],
  [/prisma-cloud-scan|twistlock/, "prisma-cloud"],
  [/wiz-cli|wizcli/, "wiz"],
  [/lacework.*scan|lw-scanner/, "lacework"],
  [/vulnerability-scan-github-action-for-amazon-inspector/, "amazon-inspector"],
  [/ecr-scan|ecr-image-scan/, "amazon-ecr"],
];

/** Reads an action that checks, signs, describes or waits for a person; false for others. */
export function readCheckAction(call: ActionCall): boolean {
  return readProof(call) || readImageScan(call) || readOtherScan(call);
}

function toolOf(name: string, among: readonly (readonly [RegExp, string])[]): string | undefined {
  return among.find(([pattern]) => pattern.test(name))?.[1];
}

function imageIn(call: ActionCall): string | undefined {
  const { inputs } = call;
  const named =
    inputs.get("image-ref") ??
    inputs.get("image") ??
    inputs.get("image-name") ??
    inputs.get("container-image");
  return (named ?? readImageInputs(inputs).images[0])?.split("\n", 1)[0]?.trim() || undefined;
}

function readImageScan(call: ActionCall): boolean {
  const { name, inputs } = call;
  const tool = toolOf(name, imageScanners);
  if (tool === undefined || /setup-|-setup$|installer|download/.test(name)) return false;
  const type = inputs.get("scan-type") ?? "image";
  const isAction = name === "aquasecurity/trivy-action";
  if (
    isAction &&
    (type === "config" || type === "fs" || type === "repo" || type === "rootfs" || type === "sbom")
  ) {
    const scanners = inputs.get("scanners") ?? "vuln";
    const lineOfType = { line: placeOf(call, "scan-type").line };
    const does = type === "config" ? "scan-config" : "scan-source";
    addCheck(call, does, tool, { blocks: blocksOf(call, tool), ...lineOfType });
    if (does === "scan-source" && scanners.includes("vuln")) addDependencyScan(call, tool);
    return true;
  }
  if (inputs.has("path") && !inputs.has("image") && !inputs.has("image-ref") && tool === "grype") {
    addCheck(call, "scan-source", tool, { blocks: blocksOf(call, tool) });
    addDependencyScan(call, tool);
    return true;
  }
  const format = inputs.get("format");
  // An SBOM that the scanner writes is no scan.
  const isSbom = format === "cyclonedx" || format?.startsWith("spdx") === true || format === "github";
  addCheck(call, isSbom ? "sbom" : "scan-image", tool, {
    image: imageIn(call),
    blocks: isSbom ? true : blocksOf(call, tool),
    line: call.line,
  });
  return true;
}

/** Whether findings end the step, by the inputs that say so and by what each does without them. */
function blocksOf(call: ActionCall, tool: string): boolean | "unknown" {
  const { inputs, name } = call;
  const code = inputs.get("exit-code") ?? inputs.get("exit-code-on-failure");
  if (code !== undefined) {
    if (/^\d+$/.test(code)) return code !== "0";
    return isOn(call, "exit-code") ?? "unknown";
  }
  if (inputs.has("fail-build")) return isOn(call, "fail-build") ?? "unknown";
  if (inputs.has("soft-fail"))
    return isOn(call, "soft-fail") === undefined ? "unknown" : !isOn(call, "soft-fail");
  if (inputs.has("no-fail")) return isOn(call, "no-fail") === undefined ? "unknown" : !isOn(call, "no-fail");
  if (name === "crazy-max/ghaction-container-scan") return inputs.has("severity-threshold");
  if (name === "azure/container-scan") return true;
  if (name === "aquasecurity/trivy-action") return inputs.has("trivy-config") ? "unknown" : false;
  switch (tool) {
    case "docker-scout":
    case "scorecard":
      return false;
    case "grype":
    case "snyk":
    case "hadolint":
    case "checkov":
    case "tfsec":
    case "kics":
    case "gitleaks":
    case "govulncheck":
    case "dependency-review":
    case "osv-scanner":
    case "cargo-audit":
    case "pip-audit":
      return true;
    default:
      return "unknown";
  }
}

function addDependencyScan(call: ActionCall, tool: string): void {
  addControl(call, "dependency-scan", "present", `${tool} looks at what the source depends on`);
}

function readOtherScan(call: ActionCall): boolean {
  const { name } = call;
  const dependency = toolOf(name, dependencyScanners);
  if (dependency !== undefined) {
    addCheck(call, "scan-source", dependency, { blocks: blocksOf(call, dependency) });
    addDependencyScan(call, dependency);
    return true;
  }
  const source = toolOf(name, sourceScanners);
  if (source !== undefined) {
    addCheck(call, "scan-source", source, { blocks: blocksOf(call, source) });
    return true;
  }
  const config = toolOf(name, configScanners);
  if (config === undefined) return false;
  addCheck(call, "scan-config", config, { blocks: blocksOf(call, config) });
  return true;
}

function readProof(call: ActionCall): boolean {
  const { name, inputs } = call;
  // An attestation with only a path is about a file, not an image.
  const subject = inputs.get("subject-name");
  switch (name) {
    case "actions/attest-build-provenance":
      if (subject !== undefined)
        addCheck(call, "provenance", "github-attestations", { image: subject, blocks: true });
      return true;
    case "actions/attest-sbom":
      if (subject !== undefined)
        addCheck(call, "sbom", "github-attestations", { image: subject, blocks: true });
      return true;
    case "actions/attest":
      if (subject !== undefined) {
        const does = inputs.has("sbom-path") ? "sbom" : "provenance";
        addCheck(call, does, "github-attestations", { image: subject, blocks: true });
      }
      return true;
    case "anchore/sbom-action":
      addCheck(call, "sbom", "syft", { image: inputs.get("image"), blocks: true });
      return true;
    case "notaryproject/notation-action/sign":
    case "notaryproject/notation-action/verify":
      addCheck(call, name.endsWith("sign") ? "sign" : "verify", "notation", {
        image: inputs.get("target-artifact-reference"),
        blocks: true,
      });
      return true;
    case "philips-labs/slsa-provenance-action":
      addCheck(call, "provenance", "slsa-provenance", { image: inputs.get("subject"), blocks: true });
      return true;
    case "trstringer/manual-approval":
      addCheck(call, "approve", "manual-approval", { blocks: true });
      call.job.approves({ file: call.file.path, line: call.line });
      return true;
    default:
      if (name.startsWith("slsa-framework/slsa-github-generator/") && name.includes("container")) {
        const image = inputs.get("image");
        const digest = inputs.get("digest");
        addCheck(call, "provenance", "slsa-github-generator", {
          image: image !== undefined && digest !== undefined ? `${image}@${digest}` : image,
          blocks: true,
        });
        return true;
      }
      return false;
  }
}
