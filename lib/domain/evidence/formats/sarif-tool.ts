/** A tool whose SARIF is read, as the catalogue spells it. */
export type SarifTool =
  | "trivy"
  | "grype"
  | "zizmor"
  | "poutine"
  | "checkov"
  | "dockle"
  | "hadolint"
  | "kubescape"
  | "kube-linter"
  | "scorecard"
  | "gitleaks"
  | "codeql"
  | "semgrep";

const known: readonly (readonly [words: RegExp, tool: SarifTool])[] = [
  [/^trivy\b/i, "trivy"],
  [/^(?:anchore )?grype\b/i, "grype"],
  [/^zizmor\b/i, "zizmor"],
  [/^poutine\b/i, "poutine"],
  [/^checkov\b/i, "checkov"],
  [/^dockle\b/i, "dockle"],
  [/^hadolint\b/i, "hadolint"],
  [/^kubescape\b/i, "kubescape"],
  [/^kube-?linter\b/i, "kube-linter"],
  [/^(?:openssf )?scorecard\b/i, "scorecard"],
  [/^gitleaks\b/i, "gitleaks"],
  [/^codeql\b/i, "codeql"],
  [/^semgrep\b/i, "semgrep"],
];

/** The tool that the driver of a run calls itself; undefined: another, of which only findings are counted. */
export function sarifTool(driver: string): SarifTool | undefined {
  return known.find(([words]) => words.test(driver))?.[1];
}
