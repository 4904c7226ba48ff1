import type { Claim } from "../../pipeline/document";

type Said = "verified" | "declared" | "stale" | "contradicted" | "partial" | "planned" | "missing";

/** The claims by node; all other controls are not assessed. */
const said: { readonly [node: string]: { readonly [S in Said]?: readonly string[] } } = {
  "docker-hub": {
    missing: ["dependency-and-base-updates", "docker-hub-trusted-content"],
  },
  bitbucket: {
    declared: ["iac-scan", "src-provenance", "src-sast-and-tests", "src-two-party-review"],
    verified: [
      "pin-dependencies",
      "pipeline-audit-logging",
      "src-pipeline-file-review",
      "src-secret-push-protection",
      "src-signed-commits",
      "src-strong-auth",
    ],
    partial: ["src-branch-protection"],
    missing: ["src-dependency-review"],
  },
  jenkins: {
    verified: [
      "base-approved-sources",
      "base-verify-signature",
      "img-config-lint",
      "img-malware-scan",
      "img-provenance",
      "img-vuln-scan",
      "jenkins-access-and-scripts",
    ],
    planned: ["base-minimal", "jenkins-plugin-governance"],
    missing: [
      "base-pin-digest",
      "ci-access-control",
      "ci-pipeline-as-code",
      "ci-short-lived-credentials",
      "img-rootless-build",
      "img-sign",
    ],
    declared: [
      "ci-ephemeral-workers",
      "ci-job-least-privilege",
      "ci-untrusted-code-isolation",
      "dependency-and-base-updates",
      "img-key-protection",
      "src-sast-and-tests",
    ],
    partial: ["ci-worker-egress", "img-reproducible", "img-sbom"],
    contradicted: ["img-no-secrets"],
  },
  teamcity: {
    declared: [
      "base-approved-sources",
      "ci-access-control",
      "img-malware-scan",
      "img-no-secrets",
      "img-vuln-scan",
      "src-sast-and-tests",
      "teamcity-settings-and-agents",
    ],
    missing: [
      "base-minimal",
      "img-key-protection",
      "img-provenance",
      "img-reproducible",
      "src-third-party-apps",
    ],
    verified: ["base-verify-signature", "ci-untrusted-code-isolation", "img-config-lint"],
    stale: ["ci-ephemeral-workers", "teamcity-server-hardening"],
    partial: ["ci-hardening-patching", "ci-secret-management"],
  },
  laptop: {
    missing: [
      "base-approved-sources",
      "base-verify-signature",
      "img-config-lint",
      "img-malware-scan",
      "img-no-secrets",
      "img-provenance",
      "img-rootless-build",
      "img-sbom",
      "img-sign",
      "img-vuln-scan",
      "pin-dependencies",
    ],
  },
  harbor: {
    verified: [
      "harbor-project-policies",
      "img-malware-scan",
      "reg-continuous-scan",
      "reg-promotion-gate",
      "run-vuln-response",
    ],
    partial: ["img-key-protection"],
    declared: ["pipeline-audit-logging", "reg-access-control", "reg-encrypt"],
    missing: ["reg-immutable-tags"],
  },
  promotion: {
    declared: ["adm-vuln-threshold", "deploy-approval-gate", "deploy-manifest-integrity", "iac-scan"],
    missing: ["ci-short-lived-credentials", "reg-promotion-gate"],
    verified: ["deploy-by-digest"],
    partial: ["deploy-gitops"],
  },
  ecr: {
    declared: ["ecr-repository-policies", "img-malware-scan", "reg-immutable-tags", "reg-promotion-gate"],
    planned: ["img-key-protection"],
    missing: ["pipeline-audit-logging", "reg-access-control", "reg-continuous-scan", "reg-lifecycle"],
    partial: ["reg-encrypt"],
  },
  "argo-cd": {
    verified: ["adm-vuln-threshold", "deploy-approval-gate", "deploy-gitops"],
    partial: ["ci-job-least-privilege", "run-vuln-response"],
    declared: ["deploy-by-digest", "deploy-manifest-integrity", "iac-scan"],
  },
  "eks-staging": {
    verified: [
      "adm-allowed-registries",
      "adm-image-signature",
      "adm-pod-security-restricted",
      "adm-vuln-threshold",
    ],
    declared: [
      "adm-pod-security-baseline",
      "deploy-by-digest",
      "k8s-api-authentication",
      "k8s-etcd-protection",
      "k8s-patching",
    ],
    partial: ["deploy-gitops", "eks-cluster-access", "k8s-api-exposure"],
    missing: ["k8s-cloud-identity", "k8s-component-hardening", "k8s-rbac-least-privilege"],
    planned: ["k8s-tenancy-isolation", "k8s-workload-secrets"],
  },
  "ec2-staging": {
    declared: ["ec2-network-exposure", "host-audit-integrity", "run-threat-detection"],
    partial: ["host-measured-boot", "run-rogue-workloads"],
    verified: ["host-minimal-os", "host-patching", "run-seccomp-lsm"],
  },
  "eks-prod": {
    declared: ["adm-allowed-registries", "k8s-api-authentication", "k8s-audit-logging", "k8s-cloud-identity"],
    missing: [
      "adm-image-signature",
      "adm-pod-security-baseline",
      "adm-pod-security-restricted",
      "k8s-component-hardening",
      "k8s-patching",
      "k8s-rbac-least-privilege",
      "k8s-service-account-tokens",
      "k8s-tenancy-isolation",
    ],
    verified: ["adm-vuln-threshold", "deploy-by-digest", "run-rogue-workloads"],
    planned: ["deploy-gitops", "k8s-api-exposure", "run-immutable-no-exec"],
    partial: ["k8s-network-policies"],
  },
  "ec2-prod": {
    declared: ["ec2-metadata-and-role", "run-rogue-workloads", "run-seccomp-lsm"],
    verified: ["host-access", "host-measured-boot", "host-minimal-os", "run-container-logging"],
    missing: ["host-audit-integrity"],
    partial: ["host-patching"],
    planned: ["run-threat-detection"],
  },
};

const owners: { readonly [node: string]: string } = {
  bitbucket: "Platform team",
  jenkins: "Build team",
  teamcity: "Build team",
  harbor: "Platform team",
  ecr: "Platform team",
  "argo-cd": "Release managers",
  promotion: "Release managers",
  "eks-staging": "Cluster team",
  "eks-prod": "Cluster team",
};

const evidence = { id: "e1", title: "Configuration review", effective: "2026-10-05" } as const;

const statements: { readonly [S in Said]: Omit<Claim, "node" | "control"> } = {
  verified: { status: "implemented", evidence: [{ ...evidence, result: "supports" }] },
  declared: { status: "implemented" },
  stale: { status: "implemented", evidence: [{ ...evidence, result: "supports", expires: "2026-11-12" }] },
  contradicted: {
    status: "implemented",
    note: "A scan found two keys in a layer.",
    evidence: [{ ...evidence, title: "Scan of image layers", result: "contradicts" }],
  },
  partial: { status: "partial" },
  planned: { status: "planned", due: "2027-03-31" },
  missing: { status: "missing" },
};

export const sampleClaims: readonly Claim[] = Object.entries(said).flatMap(([node, byStatus]) =>
  // The record above has these keys.
  (Object.entries(byStatus) as [Said, readonly string[]][]).flatMap(([status, controls]) =>
    controls.map((control): Claim => {
      const owner = owners[node];
      return { node, control, ...statements[status], ...(owner === undefined ? {} : { owner }) };
    }),
  ),
);
