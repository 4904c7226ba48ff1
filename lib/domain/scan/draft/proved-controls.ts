import type { NodeKind } from "../../pipeline/document";
import type { Observation } from "../observations";

export interface ProvedControl {
  /** An id of the catalogue. */
  readonly control: string;
  /** The kinds of node that it is claimed on, the first that is there. */
  readonly on: readonly NodeKind[];
  /** All that the control asks, or a part of it. */
  readonly proves: "all" | "part";
}

const building = ["builder", "ci"] as const;

/**
 * The catalogue control that a fact proves. Facts missing here prove none: a tag that stays put is no digest, a scan at push is no rescan,
 * and a Kubernetes Secret is no external store.
 */
export const provedControls: { readonly [observation in Observation]?: ProvedControl } = {
  "base-image-pinned-by-digest": { control: "base-pin-digest", on: building, proves: "all" },
  "builder-image-pinned": { control: "pin-dependencies", on: building, proves: "part" },
  "download-checksum-verified": { control: "tool-verify", on: building, proves: "part" },
  "image-non-root": { control: "img-non-root-user", on: building, proves: "all" },
  "minimal-base-image": { control: "base-minimal", on: building, proves: "all" },
  "remote-script-unpinned": { control: "tool-verify", on: building, proves: "part" },
  "secrets-in-image": { control: "img-no-secrets", on: building, proves: "part" },
  "actions-pinned-by-sha": { control: "pin-dependencies", on: ["ci"], proves: "part" },
  "ci-includes-pinned": { control: "pin-dependencies", on: ["ci"], proves: "part" },
  "ci-plugins-pinned": { control: "jenkins-plugin-governance", on: ["ci"], proves: "part" },
  "ci-tool-images-pinned": { control: "pin-dependencies", on: ["ci"], proves: "part" },
  "clean-build-workspace": { control: "ci-ephemeral-workers", on: ["ci"], proves: "part" },
  "cloud-credentials-oidc": { control: "ci-short-lived-credentials", on: ["ci"], proves: "part" },
  "dangerous-trigger": { control: "ci-untrusted-code-isolation", on: ["ci"], proves: "part" },
  "dependency-scan": { control: "src-dependency-review", on: ["source-repository"], proves: "part" },
  "dependency-update-automation": {
    control: "dependency-and-base-updates",
    on: ["source-repository"],
    proves: "part",
  },
  "docker-in-docker": { control: "img-rootless-build", on: building, proves: "part" },
  "exec-into-container-enabled": { control: "run-immutable-no-exec", on: ["workload"], proves: "part" },
  "image-provenance": { control: "img-provenance", on: building, proves: "all" },
  "image-sbom": { control: "img-sbom", on: building, proves: "part" },
  "image-scan": { control: "img-vuln-scan", on: building, proves: "part" },
  "image-signed": { control: "img-sign", on: building, proves: "all" },
  "orbs-pinned": { control: "pin-dependencies", on: ["ci"], proves: "part" },
  "own-runner-for-proposals": { control: "ci-untrusted-code-isolation", on: ["ci"], proves: "part" },
  "privileged-build-step": { control: "img-rootless-build", on: building, proves: "part" },
  "scan-blocks-publish": { control: "img-vuln-scan", on: building, proves: "all" },
  "secrets-in-pipeline-file": { control: "ci-secret-management", on: ["ci"], proves: "part" },
  "shared-cache": { control: "ci-cache-isolation", on: ["ci"], proves: "part" },
  "static-cloud-credentials": { control: "ci-short-lived-credentials", on: ["ci"], proves: "part" },
  "trusted-build-separation": { control: "ci-untrusted-code-isolation", on: ["ci"], proves: "part" },
  "workflow-permissions-minimal": { control: "ci-job-least-privilege", on: ["ci"], proves: "part" },
  "ecr-immutable-tags": { control: "reg-immutable-tags", on: ["production-registry"], proves: "all" },
  "registry-tls": { control: "reg-encrypt", on: ["production-registry"], proves: "part" },
  "latest-tag-used": { control: "deploy-by-digest", on: ["orchestrator"], proves: "all" },
  "manual-approval-before-production": { control: "deploy-approval-gate", on: ["delivery"], proves: "part" },
  "capabilities-dropped": { control: "run-drop-privileges", on: ["workload"], proves: "part" },
  "compose-hardening": { control: "run-drop-privileges", on: ["workload"], proves: "part" },
  "privileged-container": { control: "run-drop-privileges", on: ["workload"], proves: "part" },
  "run-as-non-root-enforced": { control: "run-drop-privileges", on: ["workload"], proves: "part" },
  "docker-socket-mounted": { control: "run-no-host-access", on: ["workload"], proves: "part" },
  "host-namespaces-shared": { control: "run-no-host-access", on: ["workload"], proves: "part" },
  "read-only-root-filesystem": { control: "run-readonly-rootfs", on: ["workload"], proves: "all" },
  "resource-limits": { control: "run-resource-limits", on: ["workload"], proves: "part" },
  "memory-limit": { control: "run-resource-limits", on: ["workload"], proves: "part" },
  probes: { control: "run-resource-limits", on: ["workload"], proves: "part" },
  "container-logs": { control: "run-container-logging", on: ["workload"], proves: "part" },
  "secrets-in-manifests": { control: "k8s-workload-secrets", on: ["workload"], proves: "part" },
  "network-segmentation": { control: "k8s-network-policies", on: ["orchestrator"], proves: "part" },
  "ingress-tls": { control: "k8s-traffic-encryption", on: ["orchestrator"], proves: "part" },
  "least-privilege-rbac": { control: "k8s-rbac-least-privilege", on: ["orchestrator"], proves: "part" },
  "imdsv2-required": { control: "ec2-metadata-and-role", on: ["host"], proves: "part" },
};
