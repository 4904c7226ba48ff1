import { frameworkById } from "@/lib/domain/catalog/frameworks";

/** The names that people use in a line of text; a framework without one here is shown by its title. */
const shortNames = new Map([
  ["cis-docker-1.6.0", "CIS Docker"],
  ["cis-eks-1.8.0", "CIS EKS"],
  ["cis-kubernetes-1.12", "CIS Kubernetes"],
  ["cis-sscs-1.0", "CIS Supply Chain"],
  ["cncf-sscbp-2", "CNCF Supply Chain"],
  ["k8s-pss", "Pod Security Standards"],
  ["mitre-attack-containers", "ATT&CK"],
  ["mitre-attack-supplement", "ATT&CK supplement"],
  ["nist-sp-800-190", "NIST SP 800-190"],
  ["nist-sp-800-204d", "NIST SP 800-204D"],
  ["nist-sp-800-53-r5", "NIST SP 800-53"],
  ["nist-ssdf-1.1", "NIST SSDF"],
  ["nsa-cisa-k8s-1.2", "NSA/CISA Kubernetes"],
  ["openssf-scorecard", "OpenSSF Scorecard"],
  ["owasp-cicd-top-10", "OWASP CI/CD"],
  ["owasp-k8s-top-10-2025", "OWASP Kubernetes"],
  ["s2c2f-1.1", "S2C2F"],
  ["slsa-1.2", "SLSA"],
]);

export function frameworkName(id: string): string {
  return shortNames.get(id) ?? frameworkById(id)?.title ?? id;
}
