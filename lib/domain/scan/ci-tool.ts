/** Which system runs the jobs of a file. */
export type CiTool =
  | "jenkins"
  | "teamcity"
  | "github-actions"
  | "gitlab-ci"
  | "circleci"
  | "azure-pipelines"
  | "cloud-build"
  | "codebuild"
  | "drone"
  | "woodpecker"
  | "bitbucket"
  | "tekton"
  | "make"
  | "skaffold"
  | "goreleaser";
