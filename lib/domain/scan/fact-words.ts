import type { Fact } from "./facts";

/** Singular and plural names of facts. */
export const factWords: { readonly [Kind in Fact["kind"]]: readonly [one: string, many: string] } = {
  ci: ["CI file", "CI files"],
  job: ["job", "jobs"],
  build: ["image build", "image builds"],
  push: ["push to a registry", "pushes to registries"],
  login: ["sign-in to a registry", "sign-ins to registries"],
  retag: ["new name of an image", "new names of images"],
  tool: ["tool that runs in CI", "tools that run in CI"],
  edit: ["file that a job changes", "files that jobs change"],
  deploy: ["deployment", "deployments"],
  dockerfile: ["Dockerfile", "Dockerfiles"],
  workload: ["workload", "workloads"],
  repository: ["image repository", "image repositories"],
  platform: ["cluster or kind of host", "clusters and kinds of hosts"],
  check: ["security check", "security checks"],
  control: ["line about a control", "lines about controls"],
  uses: ["reference between files", "references between files"],
};
