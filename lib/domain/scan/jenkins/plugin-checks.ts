import type { CheckFact } from "../facts";
import { asText, type Value } from "../groovy/value";
import { argument } from "./run";

/** Arguments of a plugin's step by name; the old form is `step([$class: 'Name', ...])`. */
export type Given = ReadonlyMap<string, Value>;

interface Check {
  readonly does: CheckFact["does"];
  readonly tool: string;
  /** The arguments that name the image. */
  readonly image?: readonly string[];
  /** The argument that decides whether a bad result ends the job, and what it is where it is left out. */
  readonly blocks?: Blocks;
}

interface Blocks {
  readonly by: string;
  readonly unless: readonly string[];
  readonly otherwise: boolean;
}

/** Steps that check something, as their plugins document them. */
const checks = new Map<string, Check>([
  [
    "anchore",
    { does: "scan-image", tool: "anchore", blocks: { by: "bailOnFail", unless: ["false"], otherwise: true } },
  ],
  [
    "aqua",
    {
      does: "scan-image",
      tool: "aqua",
      image: ["localImage", "hostedImage"],
      blocks: blocksUnless("onDisallowed", "ignore", false),
    },
  ],
  [
    "aquaMicroscanner",
    {
      does: "scan-image",
      tool: "aqua",
      image: ["imageName"],
      blocks: blocksUnless("onDisallowed", "ignore", false),
    },
  ],
  ["trivyScan", { does: "scan-image", tool: "trivy", image: ["image", "imageName"] }],
  ["grypeScan", { does: "scan-image", tool: "grype", image: ["scanDest"] }],
  [
    "snykSecurity",
    { does: "scan-source", tool: "snyk", blocks: blocksUnless("failOnIssues", "false", true) },
  ],
  ["twistlockScan", { does: "scan-image", tool: "twistlock", image: ["image"] }],
  ["prismaCloudScanImage", { does: "scan-image", tool: "prisma-cloud", image: ["image"] }],
  [
    "sysdigImageScan",
    {
      does: "scan-image",
      tool: "sysdig",
      image: ["imageName"],
      blocks: blocksUnless("bailOnFail", "false", true),
    },
  ],
  ["sysdig", { does: "scan-image", tool: "sysdig", blocks: blocksUnless("bailOnFail", "false", true) }],
  ["neuvector", { does: "scan-image", tool: "neuvector", image: ["repository"] }],
  ["getImageVulnsFromQualys", { does: "scan-image", tool: "qualys", image: ["imageIds"] }],
  ["clairScan", { does: "scan-image", tool: "clair", image: ["image", "imageName"] }],
  ["xrayScan", { does: "scan-image", tool: "xray", blocks: blocksUnless("failBuild", "false", true) }],
  ["xrayScanConfig", { does: "scan-image", tool: "xray", blocks: blocksUnless("failBuild", "false", true) }],
  ["dependencyCheck", { does: "scan-source", tool: "dependency-check" }],
  ["dependencyCheckAnalyzer", { does: "scan-source", tool: "dependency-check" }],
  [
    "waitForQualityGate",
    { does: "scan-source", tool: "sonarqube", blocks: blocksUnless("abortPipeline", "false", false) },
  ],
  ["nexusPolicyEvaluation", { does: "scan-source", tool: "nexus-iq" }],
  ["synopsys_detect", { does: "scan-source", tool: "black-duck" }],
  ["blackduck_detect", { does: "scan-source", tool: "black-duck" }],
  ["checkmarxASTScanner", { does: "scan-source", tool: "checkmarx" }],
]);

function blocksUnless(by: string, value: string, otherwise: boolean): Blocks {
  return { by, unless: [value], otherwise };
}

/** The check of a step, if it has one. */
export function pluginCheck(
  name: string,
  given: Given,
): Pick<CheckFact, "does" | "tool" | "image" | "blocks"> | undefined {
  const check = checks.get(name);
  if (!check) return undefined;
  const image = argument(given, [], ...(check.image ?? ["-"]));
  return {
    does: check.does,
    tool: check.tool,
    ...(image !== undefined && { image }),
    blocks: blocksOf(check, given),
  };
}

function blocksOf({ blocks }: Check, given: Given): boolean | "unknown" {
  if (!blocks) return "unknown";
  const value = given.get(blocks.by);
  if (value === undefined) return blocks.otherwise;
  const text = asText(value);
  return text === undefined ? "unknown" : !blocks.unless.includes(text);
}
