import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { SourceFile } from "@/lib/domain/scan/source";
import { readFolder } from "@/lib/server/scan/read-folder";

/** Real pipeline files beside the project, to be read and never copied; tests that need them are skipped where it is absent. */
const folder = path.resolve(import.meta.dirname, "../../../shared/corpus");

export const hasCorpus = existsSync(folder);
/** For the title of a suite, so that a run says why it was skipped. */
export const corpusTitle = hasCorpus
  ? "the shared corpus"
  : "the shared corpus (skipped: ../shared/corpus is absent)";

export function readCorpus(file: string): Buffer {
  return readFileSync(path.join(folder, file));
}

/** The files of one of the pipelines, without what an expert wrote beside them. */
export function corpusFiles(pipeline: string): readonly SourceFile[] {
  return readFolder(path.join(folder, "pipelines", pipeline)).files.filter(
    (file) => file.path !== "expected.json",
  );
}

export interface ExpectedPipeline {
  readonly images: readonly ExpectedImage[];
  readonly observableControls: readonly {
    readonly control: string;
    readonly status: string;
    readonly file: string | readonly string[];
    readonly quote?: string;
  }[];
}

export interface ExpectedImage {
  readonly name: string;
  readonly dockerfile?: string;
  readonly finalStageBase?: string;
  readonly finalUser?: string;
  readonly stages?: readonly { readonly name: string | null; readonly fromIsStage: boolean }[];
  readonly parentImages: readonly {
    readonly ref: string;
    readonly resolvedRef: string | null;
    readonly pinnedByDigest: boolean | null;
  }[];
}

export const corpusPipelines = [
  "aws-ecs-refarch-cloudformation",
  "aws-retail-store-sample-app",
  "circleci-demo-aws-ecs-ecr",
  "csc-metadata-submitter",
  "ec2-codedeploy-docker",
  "eshoponcontainers-2020",
  "example-voting-app",
  "gcp-continuous-deployment-on-kubernetes",
  "jenkinsci-docker-agent",
  "kenzan-kubernetes-ci-cd",
  "podinfo",
  "socialgouv-emjpm-2020",
  "teamcity-docker-images-2023",
] as const;

export function expectedPipeline(pipeline: string): ExpectedPipeline {
  // The form is what the corpus's own manifest says.
  return JSON.parse(readCorpus(`pipelines/${pipeline}/expected.json`).toString("utf8")) as ExpectedPipeline;
}
