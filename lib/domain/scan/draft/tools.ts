import { catalogue } from "../../catalogue/load";
import { registryOf } from "../../interview/registry-of";
import { placeholdersOf } from "../image-ref";
import type { CiTool } from "../ci-tool";
import type { Cloud, DeployFact, Fact, Orchestrator, ToolFact } from "../facts";

const technologyOfCi: Record<CiTool, string | undefined> = {
  jenkins: "jenkins",
  teamcity: "teamcity",
  "github-actions": "github-actions",
  "gitlab-ci": "gitlab-ci",
  circleci: "circleci",
  "azure-pipelines": "azure-pipelines",
  "cloud-build": "google-cloud-build",
  codebuild: "aws-codebuild",
  make: undefined,
  skaffold: "skaffold",
  goreleaser: undefined,
  drone: "drone",
  woodpecker: "woodpecker-ci",
  bitbucket: "bitbucket-pipelines",
  tekton: "tekton",
};

const technologyOfOrchestrator: Record<Orchestrator, string | undefined> = {
  kubernetes: "kubernetes",
  ecs: "ecs",
  "ecs-fargate": "ecs",
  compose: "docker-compose",
  docker: "docker-engine",
  nomad: "nomad",
  "cloud-run": "google-cloud-run",
  "app-runner": "aws-app-runner",
  lambda: undefined,
  "container-group": undefined,
};

const technologyOfDelivery: Partial<Record<DeployFact["how"], string>> = {
  "argo-cd": "argo-cd",
  flux: "flux",
  codedeploy: "aws-codedeploy",
  cloudformation: "aws-cloudformation",
  terraform: "terraform",
  ansible: "ansible",
};

/** A tool of the map: what the catalogue calls it, if it has it, and a name. */
export interface ToolNames {
  readonly technologies?: string[];
  readonly name: string;
}

export function ciNames(tool: CiTool): ToolNames {
  return named(technologyOfCi[tool], tool === "make" ? "make, run by a person" : tool);
}

export function orchestratorNames(orchestrator: Orchestrator, platform: string | undefined): ToolNames {
  return named(platform ?? technologyOfOrchestrator[orchestrator], orchestrator);
}

/** The product of all clusters, where files name one alone. */
export function onlyCluster(facts: readonly Fact[]): string | undefined {
  const technologies = facts.flatMap((fact) =>
    fact.kind === "platform" && fact.what === "cluster" ? [fact.technology] : [],
  );
  const managed = ["eks", "gke", "aks", "openshift"].filter((one) => technologies.includes(one));
  return managed.length === 1 ? managed[0] : undefined;
}

/** Undefined for what CI runs itself, such as kubectl: then CI gives the order. */
export function deliveryNames(how: DeployFact["how"]): ToolNames | undefined {
  const technology = technologyOfDelivery[how];
  return technology === undefined ? undefined : named(technology, how);
}

/** A registry is called by its address, which is what tells two of one product apart. */
export function registryNames(host: string): ToolNames {
  // A placeholder may be any registry.
  const technology = placeholdersOf(host).length > 0 ? undefined : registryOf(`${host}/image`);
  return {
    name: host === "docker.io" ? "Docker Hub" : host,
    ...(technology !== undefined && { technologies: [technology] }),
  };
}

const cloudOfTechnology: { readonly [technology: string]: Cloud } = {
  ecr: "aws",
  "ecr-public": "aws",
  ecs: "aws",
  eks: "aws",
  "aws-app-runner": "aws",
  "aws-codedeploy": "aws",
  "aws-cloudformation": "aws",
  "google-artifact-registry": "google",
  gke: "google",
  "google-cloud-run": "google",
  acr: "azure",
  aks: "azure",
};

/** The cloud whose credentials open it; undefined for what is of none, or of any. */
export function cloudOf({ technologies: [technology] = [] }: ToolNames): Cloud | undefined {
  return technology === undefined ? undefined : cloudOfTechnology[technology];
}

const sources: Partial<Record<ToolFact["what"], ToolNames>> = {
  action: { name: "GitHub Marketplace", technologies: ["github-marketplace"] },
  orb: { name: "CircleCI orbs" },
  library: { name: "Shared libraries" },
  template: { name: "CI templates" },
};

/** Plugins of other tools, such as Drone and Woodpecker, are images. */
const pluginSources: Partial<Record<CiTool, ToolNames>> = {
  jenkins: { name: "Jenkins plugins", technologies: ["jenkins-update-center"] },
  "azure-pipelines": { name: "Azure Pipelines tasks" },
  bitbucket: { name: "Bitbucket pipes" },
};

/** The source of the tools that CI runs; undefined for images, which come from registries. */
export function toolSource(what: ToolFact["what"], tool: CiTool | undefined): ToolNames | undefined {
  // Plugins in no pipeline come from a list of Jenkins plugins.
  return what === "plugin" ? pluginSources[tool ?? "jenkins"] : sources[what];
}

function named(technology: string | undefined, otherwise: string): ToolNames {
  const known = catalogue.technologies.find(({ id }) => id === technology);
  return known ? { name: known.name, technologies: [known.id] } : { name: otherwise };
}
