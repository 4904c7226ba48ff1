/**
 * Tools whose rules for a control cover less than the control requires even if all pass, with the gap: they can contradict it,
 * but never support it. From the control's own text and the checks of the rules.
 */
export const fallsShort: { readonly [control: string]: { readonly [tool: string]: string } } = {
  "adm-pod-security-restricted": { "kube-bench": "one of the restrictions of the profile alone" },
  "base-minimal": { trivy: "packages that a build recommends, not what the parent image holds" },
  "base-pin-digest": {
    checkov: "a tag other than latest is no digest",
    trivy: "a tag other than latest is no digest",
  },
  "ci-job-least-privilege": { checkov: "that rights are not all, not that they are the least" },
  "ci-untrusted-code-isolation": { checkov: "two ways to inject a command, not where strangers' code runs" },
  "deploy-approval-gate": { checkov: "who may take the cloud's role, not who approves" },
  "deploy-by-digest": { "kube-bench": "that images are always pulled, not by what name" },
  "gha-workflow-hardening": {
    checkov: "the rights of one workflow, not the settings of the organisation",
    scorecard: "the rights of the workflows, not the settings of the organisation",
  },
  "host-access": {
    "docker-bench": "who may use Docker, not how people reach the host",
    trivy: "open ports alone",
  },
  "img-no-secrets": { trivy: "the instructions of a Dockerfile, not the layers of the image" },
  "img-sbom": { scorecard: "an SBOM of the project, not of the image" },
  "img-sign": { scorecard: "signed releases, not signed images" },
  "k8s-cloud-identity": { checkov: "the metadata service alone, not the roles of workloads" },
  "k8s-tenancy-isolation": {
    checkov: "that the default namespace is not used",
    "kube-bench-eks": "that the default namespace is not used",
  },
  "k8s-traffic-encryption": {
    checkov: "traffic to a file store alone",
    trivy: "traffic to a file store alone",
  },
  "reg-access-control": {
    checkov: "that anonymous users can't read",
    trivy: "that anonymous users can't read",
  },
  "reg-continuous-scan": {
    checkov: "a scan when an image is pushed, and none later",
    trivy: "a scan when an image is pushed, and none later",
  },
  "run-container-logging": { "docker-bench": "the logging of the engine, not whether logs can be changed" },
  "src-dependency-review": { trivy: "that alerts are on, not that changes are reviewed" },
  "src-third-party-apps": { scorecard: "webhooks alone" },
};
