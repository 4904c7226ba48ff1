import type { ScannedFile } from "@/lib/domain/scan/scan";
import type { SourceFile } from "@/lib/domain/scan/source";
import type { PipelineScore } from "./score";
import type { Subject } from "./subjects";

/** The patterns of constructs in a file, by the format of the file. */
const marks = {
  parallel: {
    jenkinsfile: /\bparallel\b/,
    "gitlab-ci": /^\s*parallel:/m,
    "azure-pipelines": /^\s*parallel:/m,
  },
  matrix: {
    jenkinsfile: /^\s*matrix\s*\{/m,
    "github-actions": /^\s*matrix:/m,
    "gitlab-ci": /^\s*matrix:/m,
    circleci: /^\s*matrix:/m,
    "azure-pipelines": /^\s*matrix:/m,
    "docker-bake": /^\s*matrix\s*=/m,
  },
  "shared library": {
    jenkinsfile: /@Library|^\s*library[\s(]|\bload[\s(]/m,
    circleci: /^orbs:/m,
    "github-actions": /\buses:\s*\S+\.ya?ml\b|\buses:\s*\.\//,
  },
  "input, approval": {
    jenkinsfile: /\binput[\s({]/,
    "github-actions": /\bworkflow_dispatch\b|^\s*environment:/m,
    "gitlab-ci": /\bwhen:\s*manual\b/,
    circleci: /\btype:\s*approval\b/,
    "azure-pipelines": /ManualValidation|^\s*environment:/m,
    "teamcity-kotlin": /\bapproval\s*\{|\bBuildTypeSettings\.Type\.DEPLOYMENT\b/,
  },
  "when, condition": {
    jenkinsfile: /\bwhen\s*\{|\bif\s*\(|\bswitch\s*\(/,
    "github-actions": /^[\s-]*if:/m,
    "gitlab-ci": /^\s*(?:rules|only|except):/m,
    circleci: /^\s*(?:when|unless|filters):/m,
    "azure-pipelines": /^\s*condition:|\$\{\{\s*if\b/m,
    "teamcity-kotlin": /\b(?:conditions|branchFilter)\b/,
    cloudformation: /\bConditions?:|!If\b/,
    helm: /\{\{-?\s*(?:if|with)\b/,
  },
  "template, extends, include": {
    "gitlab-ci": /^\s*(?:include|extends):|!reference\b/m,
    "azure-pipelines": /^\s*-?\s*template:|\$\{\{\s*parameters\./m,
    compose: /^\s*(?:extends|include):/m,
    helm: /\{\{-?\s*(?:include|template|define)\b/,
    "teamcity-kotlin": /\btemplates\(|:\s*Template\(/,
    terraform: /^\s*module\s+"|"module"\s*:/m,
    cloudformation: /AWS::CloudFormation::Stack/,
  },
  "multi-stage": { dockerfile: /^\s*FROM\s[^]*\n\s*FROM\s/im },
  ARG: { dockerfile: /^\s*ARG\s/im },
} as const satisfies Record<string, Partial<Record<string, RegExp>>>;

export type Construct = keyof typeof marks;
// The keys of a literal are all that it has.
export const constructs = Object.keys(marks) as readonly Construct[];

/** By path, the constructs in a file; whole-line comments are ignored. */
export function constructsOfFiles(
  files: readonly SourceFile[],
  scanned: readonly ScannedFile[],
): ReadonlyMap<string, ReadonlySet<Construct>> {
  const formats = new Map(scanned.map(({ path, format }) => [path, format]));
  return new Map(
    files.map(({ path, text }) => {
      const bare = text.replaceAll(/^[ \t]*(?:#|\/\/).*$/gm, "");
      const format = formats.get(path) ?? "";
      const held = constructs.filter((construct) => {
        const own: Partial<Record<string, RegExp>> = marks[construct];
        return Object.hasOwn(own, format) && own[format]?.test(bare);
      });
      return [path, new Set(held)];
    }),
  );
}

/** The part of a score that rests on a file with a construct; registries have no file. */
export function scoreOfConstruct(
  { scores }: PipelineScore,
  held: ReadonlyMap<string, ReadonlySet<Construct>>,
  construct: Construct,
): PipelineScore["scores"] {
  const one = (subject: Subject) => {
    const { found, missed, extra, files } = scores[subject];
    const isOf = (says: string) => files.get(says)?.some((file) => held.get(file)?.has(construct)) ?? false;
    return { found: found.filter(isOf), missed: missed.filter(isOf), extra: extra.filter(isOf), files };
  };
  return {
    ci: one("ci"),
    images: one("images"),
    parents: one("parents"),
    registries: one("registries"),
    workloads: one("workloads"),
    links: one("links"),
    automated: one("automated"),
    controls: one("controls"),
  };
}
