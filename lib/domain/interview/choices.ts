import type { Technology } from "../catalogue/catalogue";
import { technologiesFor } from "../catalogue/technologies";
import { type Answers, type Slot, slotRow, slotRows } from "./answers";
import { registryOf } from "./registry-of";

/** Tools often used together: by chosen tool, its likely companions. */
const follows: { readonly [technology: string]: readonly string[] } = {
  github: ["github-actions", "jenkins", "teamcity", "ghcr"],
  gitlab: ["gitlab-ci", "gitlab-registry"],
  bitbucket: ["jenkins", "bitbucket-pipelines", "bamboo"],
  "azure-repos": ["azure-pipelines", "acr"],
  "aws-codecommit": ["aws-codebuild", "ecr"],
  gitea: ["gitea-actions", "gitea-registry"],
  forgejo: ["gitea-actions", "woodpecker-ci"],
  teamcity: ["docker-build", "artifactory"],
  jenkins: ["docker-build", "kaniko", "jenkins-update-center"],
  "github-actions": ["github-marketplace"],
  "gitlab-ci": ["kaniko", "buildah"],
  ecr: ["eks", "ecs"],
  acr: ["aks", "azure-container-apps"],
  "google-artifact-registry": ["gke", "google-cloud-run"],
  "openshift-registry": ["openshift"],
  harbor: ["kubernetes", "rancher"],
  eks: ["ec2", "bottlerocket", "fargate", "argo-cd", "flux", "helm"],
  ecs: ["ec2", "fargate", "aws-codedeploy", "terraform"],
  gke: ["google-compute-engine", "container-optimized-os", "argo-cd", "google-cloud-deploy"],
  aks: ["azure-vm", "argo-cd", "flux"],
  openshift: ["fedora-coreos", "rhel", "argo-cd"],
  kubernetes: ["kubernetes-node", "containerd", "virtual-machine", "argo-cd", "flux", "helm"],
  "docker-swarm": ["docker-engine", "ansible"],
  "docker-compose": ["docker-engine", "ansible", "shell-script"],
};

/** Choices for a question: companions of the earlier answers first, then the catalogue's order. */
export function choicesFor(slot: Slot, answers: Answers): readonly Technology[] {
  const all = technologiesFor(slotRow(slot).kind);
  const earlier = slotRows
    .filter((row) => row.slot !== slot)
    .flatMap((row) => answers.tools[row.slot].flatMap(({ technology }) => follows[technology] ?? []));
  const likely =
    slot === "parentRegistries" ? answers.parents.flatMap((ref) => registryOf(ref) ?? []) : earlier;
  const rank = ({ id }: Technology) => (likely.includes(id) ? likely.indexOf(id) : likely.length);
  return all.toSorted((a, b) => rank(a) - rank(b));
}
