import { readCodeBuild } from "../cloud/code-build";
import { readCodeDeployGroup } from "../cloud/code-deploy";
import { readCodePipeline } from "../cloud/code-pipeline";
import { readAks, readEks, readGke } from "../cloud/clusters";
import { readEcsCluster, readEcsService, readTaskDefinition } from "../cloud/ecs";
import { readHelmRelease } from "../cloud/helm-release";
import { readHosts, readMachines, readVolume } from "../cloud/hosts";
import { readKubernetes } from "../cloud/kubernetes";
import { readListener, readSecurityGroup } from "../cloud/network";
import {
  readAccessKey,
  readAzureAssignment,
  readGoogleBinding,
  readOidcProvider,
  readPolicies,
} from "../cloud/policies";
import {
  readArtifactRegistry,
  readAzureRegistry,
  readEcrRepository,
  readEcrScanning,
  readGoogleRegistry,
  readPublicRepository,
} from "../cloud/registries";
import type { ResourceReader } from "../cloud/resource";
import {
  readDockerContainer,
  readDockerImage,
  readDockerRegistryImage,
  readFunction,
  readService,
} from "../cloud/services";
import { readEcsModule, readSecurityGroupModule } from "./registry-modules";
import { readLocalExec, readStackTemplate } from "./other-resources";

const byType: Readonly<Record<string, ResourceReader>> = {
  aws_ecr_repository: readEcrRepository,
  aws_ecr_registry_scanning_configuration: readEcrScanning,
  aws_ecrpublic_repository: readPublicRepository,
  aws_ecs_cluster: readEcsCluster,
  aws_ecs_service: readEcsService,
  aws_ecs_task_definition: readTaskDefinition,
  aws_eks_cluster: readEks,
  aws_lambda_function: readFunction,
  aws_apprunner_service: readService("app-runner"),
  aws_batch_job_definition: readService("ecs"),
  aws_instance: readHosts,
  aws_spot_instance_request: readHosts,
  aws_launch_template: readHosts,
  aws_launch_configuration: readHosts,
  aws_autoscaling_group: readHosts,
  google_compute_instance: readMachines("google-compute-engine"),
  google_compute_instance_template: readMachines("google-compute-engine"),
  azurerm_linux_virtual_machine: readMachines("azure-vm"),
  azurerm_linux_virtual_machine_scale_set: readMachines("azure-vm"),
  aws_ebs_volume: readVolume,
  aws_db_instance: readVolume,
  aws_rds_cluster: readVolume,
  aws_efs_file_system: readVolume,
  aws_security_group: readSecurityGroup,
  aws_security_group_rule: readSecurityGroup,
  aws_vpc_security_group_ingress_rule: readSecurityGroup,
  aws_lb_listener: readListener,
  aws_alb_listener: readListener,
  aws_iam_policy: readPolicies,
  aws_iam_role: readPolicies,
  aws_iam_role_policy: readPolicies,
  aws_iam_user_policy: readPolicies,
  aws_iam_group_policy: readPolicies,
  aws_iam_role_policy_attachment: readPolicies,
  aws_iam_user_policy_attachment: readPolicies,
  aws_iam_access_key: readAccessKey,
  aws_iam_openid_connect_provider: readOidcProvider,
  "data.aws_iam_openid_connect_provider": readOidcProvider,
  "data.aws_iam_policy_document": readPolicies,
  aws_codebuild_project: readCodeBuild,
  aws_codepipeline: readCodePipeline,
  aws_codedeploy_deployment_group: readCodeDeployGroup,
  aws_cloudformation_stack: readStackTemplate,
  google_container_cluster: readGke,
  google_artifact_registry_repository: readArtifactRegistry,
  google_container_registry: readGoogleRegistry,
  google_cloud_run_service: readService("cloud-run"),
  google_cloud_run_v2_service: readService("cloud-run"),
  google_cloud_run_v2_job: readService("cloud-run"),
  google_compute_firewall: readSecurityGroup,
  google_project_iam_member: readGoogleBinding,
  google_project_iam_binding: readGoogleBinding,
  google_service_account_key: readAccessKey,
  google_iam_workload_identity_pool_provider: readOidcProvider,
  azurerm_kubernetes_cluster: readAks,
  azurerm_container_registry: readAzureRegistry,
  azurerm_container_group: readService("container-group"),
  azurerm_container_app: readService("container-group"),
  azurerm_container_app_job: readService("container-group"),
  azurerm_network_security_group: readSecurityGroup,
  azurerm_network_security_rule: readSecurityGroup,
  azurerm_role_assignment: readAzureAssignment,
  azuread_application_federated_identity_credential: readOidcProvider,
  docker_image: readDockerImage,
  docker_registry_image: readDockerRegistryImage,
  docker_container: readDockerContainer,
  docker_service: readService("docker"),
  helm_release: readHelmRelease,
  null_resource: readLocalExec,
  terraform_data: readLocalExec,
  kubernetes_manifest: readKubernetes,
  kubectl_manifest: readKubernetes,
};

const kubernetesWorkload =
  /^kubernetes_(?:deployment|stateful_set|daemonset|daemon_set|cron_job|job|pod|replication_controller)(?:_v\d\w*)?$/;

const modules: readonly (readonly [RegExp, ResourceReader])[] = [
  [/^(?:registry\.terraform\.io\/)?terraform-aws-modules\/eks\/aws$/, readEks],
  [/^(?:registry\.terraform\.io\/)?terraform-aws-modules\/ecs\/aws(?:\/\/.*)?$/, readEcsModule],
  [/terraform-aws-modules\/ecr\/aws$|cloudposse\/ecr\/aws$/, readEcrRepository],
  [/terraform-aws-modules\/(?:ec2-instance|autoscaling)\/aws$/, readHosts],
  [/terraform-aws-modules\/security-group\/aws/, readSecurityGroupModule],
  [/terraform-aws-modules\/lambda\/aws$/, readFunction],
  [/terraform-google-modules\/kubernetes-engine\/google/, readGke],
  [/terraform-google-modules\/container-vm\/google/, readService("docker")],
  [/^Azure\/aks\/azurerm$/i, readAks],
];

/** The reader for a resource type; undefined if the type does not matter to a map. */
export function resourceReader(type: string): ResourceReader | undefined {
  if (kubernetesWorkload.test(type)) return readKubernetes;
  return Object.hasOwn(byType, type) ? byType[type] : undefined;
}

/** The reader for a registry module, by its inputs. */
export function moduleReader(source: string): ResourceReader | undefined {
  return modules.find(([pattern]) => pattern.test(source))?.[1];
}
