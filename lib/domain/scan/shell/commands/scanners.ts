import type { CheckFact } from "../../facts";
import type { Observation } from "../../observations";
import { type Call, sayCheck } from "../call";
import { type Options, readOptions } from "../options";

const valued =
  "severity s format f output o exit-code e cache-dir config c scanners security-checks vuln-type pkg-types ignorefile timeout template t skip-dirs skip-files platform image-src token server username password db-repository fail-on scope name file only-fixed catalog distro d directory i framework check skip-check external-checks-dir compact-output soft-fail-on hard-fail-on severity-threshold project-name org target-reference docker-file policy p namespace n data rules r lockfile L sbom failure-threshold ignore require trusted-registry report-path source log-opts report-format baseline-path metrics audit-level prefix omit failOnCVSS scan project suppression out exclude only-severity min-severity watches repo-path fail key audience b base-branch accept-keywords v volume fail-based-on-results exit-level exit-code-on-danger";

type Does = CheckFact["does"];

interface Scan {
  readonly does: Does;
  readonly image?: string;
  /** Whether it ends with a failure if it finds something, by its options alone. */
  readonly fails: boolean | "unknown";
  readonly control?: Observation;
}

type Scanner = (options: Options, call: Call) => Scan | undefined;

/** Scanners by the name of their command; what each looks at and when it fails is in its own words. */
const scanners: ReadonlyMap<string, Scanner> = new Map<string, Scanner>([
  ["trivy", trivy],
  ["grype", grype],
  ["snyk", snyk],
  ["docker scout", scout],
  ["docker scan", (options) => image(options.words.at(-1), true)],
  ["docker sbom", (options) => sbom(options.words[0])],
  ["syft", syft],
  ["anchorectl", anchore],
  ["anchore-cli", anchore],
  ["clair-scanner", (options) => image(options.words.at(-1), true)],
  ["clairctl", (options) => image(options.words.at(-1), "unknown")],
  [
    "dockle",
    (options) => ({ does: "scan-config", image: options.words.at(-1) ?? "", fails: hasExitCode(options) }),
  ],
  ["jf", jfrogScan],
  ["jfrog", jfrogScan],
  [
    "twistcli",
    (options) => (options.words[0] === "images" ? image(options.words.at(-1), "unknown") : undefined),
  ],
  [
    "wizcli",
    (options) =>
      options.words[0] === "docker" ? image(options.last("image") ?? options.words.at(-1), true) : undefined,
  ],
  ["sysdig-cli-scanner", (options) => image(options.words.at(-1), true)],
  ["govulncheck", () => dependencies(true)],
  ["pip-audit", () => dependencies(true)],
  ["safety", () => dependencies(true)],
  ["osv-scanner", () => dependencies(true)],
  ["bundler-audit", () => dependencies(true)],
  ["bundle-audit", () => dependencies(true)],
  ["dependency-check", (options) => dependencies(options.last("failOnCVSS") !== undefined)],
  ["dependency-check.sh", (options) => dependencies(options.last("failOnCVSS") !== undefined)],
  ["nancy", () => dependencies(true)],
  ["npm", audit],
  ["yarn", audit],
  ["pnpm", audit],
  ["cargo", audit],
  ["composer", audit],
  ["bundle", audit],
  ["uv", audit],
  ["hadolint", (options) => config(!options.has("no-fail"))],
  ["checkov", (options) => config(!options.has("soft-fail", "s"))],
  ["tfsec", (options) => config(!options.has("soft-fail", "s"))],
  ["terrascan", () => config(true)],
  [
    "kics",
    (options) => (options.words[0] === "scan" ? config(options.last("fail-on") !== "none") : undefined),
  ],
  ["kubesec", (options) => (options.words[0] === "scan" ? config(true) : undefined)],
  ["kube-score", () => config(true)],
  ["kube-linter", () => config(true)],
  ["kubeaudit", () => config("unknown")],
  ["polaris", (options) => config(options.has("set-exit-code-on-danger"))],
  ["conftest", (options) => (["test", "verify"].includes(options.words[0] ?? "") ? config(true) : undefined)],
  ["datree", () => config(true)],
  ["gitleaks", (options) => source(options.last("exit-code") !== "0")],
  ["trufflehog", (options) => source(options.has("fail"))],
  ["detect-secrets", () => source("unknown")],
  ["semgrep", (options) => source(options.words[0] === "ci" || options.has("error"))],
  ["bandit", (options) => source(!options.has("exit-zero"))],
  ["gosec", (options) => source(!options.has("no-fail"))],
  ["brakeman", (options) => source(!options.has("no-exit-on-warn"))],
  [
    "sonar-scanner",
    (_options, { args }) => source(args.some((arg) => arg.includes("qualitygate.wait=true"))),
  ],
  ["cdxgen", () => sbom(undefined)],
  ["cyclonedx-py", () => sbom(undefined)],
  ["cyclonedx-npm", () => sbom(undefined)],
  ["cyclonedx-gomod", () => sbom(undefined)],
  ["bom", (options) => (options.words[0] === "generate" ? sbom(options.last("image")) : undefined)],
]);

/** A check by a scanner. Says whether the command was one. */
export function scanned(call: Call): boolean {
  const scanner = scanners.get(call.name);
  if (!scanner) return false;
  const options = readOptions(call.args, { valued });
  if (options.words[0] === "version" || (options.has("version", "help") && options.words.length === 0))
    return true;
  const scan = scanner(options, call);
  if (!scan) return true;
  const { desk, line } = call;
  const ends = call.isExcused ? false : scan.fails === true ? call.blocks : scan.fails;
  sayCheck(call, scan.does, scan.image, scan.does === "sbom" ? call.blocks : ends);
  if (scan.control)
    desk.control(line, scan.control, "present", `${call.name} ${call.args.slice(0, 3).join(" ")}`.trim());
  if (scan.does === "scan-image" && (call.isExcused || options.last("exit-code") === "0"))
    desk.control(line, "scan-blocks-publish", "violated", `findings of ${call.name} do not end the job`);
  return true;
}

function trivy(options: Options, { desk }: Call): Scan | undefined {
  const [command = "", target] = options.words;
  const given = desk.valueOf("TRIVY_EXIT_CODE");
  const fails = hasExitCode(options) || (typeof given === "object" && given.text !== "0");
  const format = options.last("format", "f") ?? "";
  if (/cyclonedx|spdx|github/.test(format)) return sbom(command === "image" ? target : undefined);
  switch (command) {
    case "image":
    case "i":
    case "sbom":
      return image(command === "sbom" ? undefined : (target ?? options.last("input")), fails);
    case "fs":
    case "filesystem":
    case "rootfs":
    case "repo":
    case "repository":
      return dependencies(fails);
    case "config":
    case "conf":
    case "k8s":
    case "kubernetes":
      return config(fails);
    case "plugin":
    case "server":
    case "clean":
    case "":
      return undefined;
    default:
      // Before version 0.10 there was no word for images; `client` came then.
      return target === undefined || command === "client" ? image(target ?? command, fails) : undefined;
  }
}

function grype(options: Options): Scan | undefined {
  const [target] = options.words;
  if (target === undefined || target === "db") return undefined;
  const fails = options.last("fail-on", "f") !== undefined;
  return /^(?:dir|file):|^\.{0,2}\//.test(target) || target === "."
    ? dependencies(fails)
    : image(target.replace(/^(?:docker|registry|podman|sbom):/, ""), fails);
}

function snyk(options: Options): Scan | undefined {
  const [first, second, third] = options.words;
  if (first === "container") return image(third, second === "test");
  if (first === "iac") return config(true);
  if (first === "code") return source(true);
  if (first === "test" && options.has("docker")) return image(second, true);
  return first === "test" || first === "monitor" ? dependencies(first === "test") : undefined;
}

function scout(options: Options): Scan | undefined {
  const [command, target] = options.words;
  if (command === "sbom") return sbom(target);
  return ["cves", "quickview", "compare", "qv"].includes(command ?? "")
    ? image(target, options.has("exit-code", "e"))
    : undefined;
}

function syft(options: Options): Scan | undefined {
  const target = options.words.find((word) => !["scan", "packages", "attest"].includes(word));
  if (target === undefined) return undefined;
  return sbom(
    /^(?:dir|file):|^\.{0,2}\/|^\.$/.test(target)
      ? undefined
      : target.replace(/^(?:docker|registry|podman):/, ""),
  );
}

function anchore(options: Options): Scan | undefined {
  const [group, command] = options.words;
  if (group !== "image" && group !== "evaluate") return undefined;
  return image(
    options.words.at(-1),
    ["check", "wait"].includes(command ?? "") || group === "evaluate" ? true : "unknown",
  );
}

function jfrogScan(options: Options): Scan | undefined {
  const [first, second] = options.words;
  const fails = options.last("fail") !== "false";
  if ((first === "docker" || first === "podman") && second === "scan")
    return image(options.words.at(-1), fails);
  return first === "audit" ? dependencies(fails) : undefined;
}

function audit(options: Options, { name }: Call): Scan | undefined {
  const words = options.words.slice(0, 2);
  const isAudit = words[0] === "audit" || (name === "yarn" && words[0] === "npm" && words[1] === "audit");
  return isAudit && words[1] !== "fix" ? dependencies(true) : undefined;
}

function hasExitCode(options: Options): boolean {
  const code = options.last("exit-code");
  return code !== undefined && code !== "0";
}

const image = (name: string | undefined, fails: Scan["fails"]): Scan => ({
  does: "scan-image",
  fails,
  control: "image-scan",
  ...(name !== undefined && { image: name }),
});

const sbom = (name: string | undefined): Scan => ({
  does: "sbom",
  fails: true,
  ...(name !== undefined && { image: name, control: "image-sbom" }),
});

const dependencies = (fails: Scan["fails"]): Scan => ({
  does: "scan-source",
  fails,
  control: "dependency-scan",
});

const config = (fails: Scan["fails"]): Scan => ({ does: "scan-config", fails });

const source = (fails: Scan["fails"]): Scan => ({ does: "scan-source", fails });
