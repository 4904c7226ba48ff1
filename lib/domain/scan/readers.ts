import type { Reader } from "./reader";
import { jenkinsfile } from "./jenkins/read-jenkinsfile";
import { jenkinsJob } from "./jenkins/read-job-xml";
import { jenkinsPlugins } from "./jenkins/read-plugins";
import { teamcityKotlin } from "./teamcity/read-kotlin";
import { teamcityXml } from "./teamcity/read-teamcity-xml";
import { githubActionsReader } from "./github-actions/read-github-actions";
import { dependencyUpdatesReader } from "./dependency-updates/read-dependency-updates";
import { gitlabCiReader } from "./gitlab-ci/read-gitlab-ci";
import { circleciReader } from "./circleci/read-circleci";
import { azurePipelinesReader } from "./azure-pipelines/read-azure-pipelines";
import { bitbucketReader } from "./bitbucket/read-bitbucket";
import { droneReader } from "./drone/read-drone";
import { goreleaserReader } from "./goreleaser/read-goreleaser";
import { cloudBuildReader } from "./cloud-build/read-cloud-build";
import { cloudDeployReader } from "./cloud-build/read-cloud-deploy";
import { buildspecReader } from "./codebuild/read-buildspec";
import { appspecReader } from "./codebuild/read-appspec";
import { taskDefinitionReader } from "./codebuild/read-task-definition";
import { skaffoldReader } from "./skaffold/read-skaffold";
import { dockerfileReader } from "./dockerfile/read-dockerfile";
import { makefileReader } from "./makefile/read-makefile";
import { composeReader } from "./compose/read-compose";
import { bakeReader } from "./bake/read-bake";
import { helmfileReader } from "./helm/helmfile";
import { helmReader } from "./helm/read-helm";
import { kustomizeReader } from "./kustomize/read-kustomize";
import { argoCdReader } from "./argo-cd/read-argo-cd";
import { fluxReader } from "./flux/read-flux";
import { tektonReader } from "./tekton/read-tekton";
import { cloudFormationReader } from "./cloudformation/read-cloudformation";
import { kubernetesReader } from "./kubernetes/read-kubernetes";
import { terragruntReader } from "./terragrunt/read-terragrunt";
import { terraformReader } from "./terraform/read-terraform";
import { packerReader } from "./packer/read-packer";
import { nomadReader } from "./nomad/read-nomad";
import { ansibleReader } from "./ansible/read-ansible";

/** Every format that is read. A file is offered to each. */
export const readers: readonly Reader[] = [
  jenkinsfile,
  jenkinsJob,
  jenkinsPlugins,
  teamcityKotlin,
  teamcityXml,
  githubActionsReader,
  dependencyUpdatesReader,
  gitlabCiReader,
  circleciReader,
  azurePipelinesReader,
  bitbucketReader,
  droneReader,
  goreleaserReader,
  cloudBuildReader,
  cloudDeployReader,
  buildspecReader,
  appspecReader,
  taskDefinitionReader,
  skaffoldReader,
  dockerfileReader,
  makefileReader,
  composeReader,
  bakeReader,
  helmfileReader,
  helmReader,
  kustomizeReader,
  argoCdReader,
  fluxReader,
  tektonReader,
  cloudFormationReader,
  kubernetesReader,
  terragruntReader,
  terraformReader,
  packerReader,
  nomadReader,
  ansibleReader,
];
