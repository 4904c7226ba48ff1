/**
 * Short names of frameworks, in the order in which texts list them: those about containers and builds first. A framework without a
 * short name comes last, with its title.
 */
export const shortNames: ReadonlyMap<string, string> = new Map([
  ["nist-sp-800-190", "NIST SP 800-190"],
  ["slsa-1.2", "SLSA"],
  ["cis-docker-1.6.0", "CIS Docker"],
  ["cis-kubernetes-1.12", "CIS Kubernetes"],
  ["cis-eks-1.8.0", "CIS EKS"],
  ["k8s-pss", "Pod Security Standards"],
  ["owasp-cicd-top-10", "OWASP CI/CD"],
  ["owasp-k8s-top-10-2025", "OWASP Kubernetes"],
  ["cis-sscs-1.0", "CIS Supply Chain"],
  ["cncf-sscbp-2", "CNCF Supply Chain"],
  ["s2c2f-1.1", "S2C2F"],
  ["nsa-cisa-k8s-1.2", "NSA/CISA Kubernetes"],
  ["nist-ssdf-1.1", "NIST SSDF"],
  ["nist-sp-800-204d", "NIST SP 800-204D"],
  ["nist-sp-800-53-r5", "NIST SP 800-53"],
  ["openssf-scorecard", "OpenSSF Scorecard"],
  ["mitre-attack-containers", "ATT&CK"],
  ["mitre-attack-supplement", "ATT&CK supplement"],
]);
