import type { Call } from "../call";
import { docker } from "./docker";
import { compose } from "./compose-command";
import { buildctl, kaniko } from "./build-image";
import { aws, az, gcloud } from "./clouds";
import {
  ansible,
  deployedByFile,
  ecs,
  ecsDeploy,
  elasticBeanstalk,
  nomad,
  packer,
  skaffold,
  terraform,
} from "./deploy-tools";
import { argocd, flux, helm, helmfile, kubectl, kustomize } from "./kubernetes";
import {
  buildah,
  crane,
  img,
  javaBuild,
  jfrog,
  ko,
  oras,
  pack,
  regctl,
  s2i,
  sbt,
  skopeo,
} from "./registries";
import { elsewhere, wrapped } from "./run-others";
import { scanned } from "./scanners";
import { cosign, gh, notation, slsaVerifier } from "./signing";

const commands: ReadonlyMap<string, (call: Call) => void> = new Map([
  ["docker", docker],
  ["podman", docker],
  ["nerdctl", docker],
  ["img", img],
  ["buildah", buildah],
  ["docker-compose", (call) => compose(call, call.args, call.desk.isElsewhere)],
  ["podman-compose", (call) => compose(call, call.args, call.desk.isElsewhere)],
  ["executor", kaniko],
  ["kaniko", kaniko],
  ["buildctl", buildctl],
  ["buildctl-daemonless.sh", buildctl],
  ["skopeo", skopeo],
  ["crane", crane],
  ["gcrane", crane],
  ["regctl", regctl],
  ["oras", oras],
  ["kubectl", kubectl],
  ["oc", kubectl],
  ["helm", helm],
  ["helm3", helm],
  ["helmfile", helmfile],
  ["kustomize", kustomize],
  ["argocd", argocd],
  ["flux", flux],
  ["gcloud", gcloud],
  ["az", az],
  ["aws", aws],
  ["cosign", cosign],
  ["notation", notation],
  ["slsa-verifier", slsaVerifier],
  ["gh", gh],
  ["ansible-playbook", ansible],
  ["terraform", terraform],
  ["tofu", terraform],
  ["terragrunt", terraform],
  ["nomad", nomad],
  ["packer", packer],
  ["eb", elasticBeanstalk],
  ["ecs-deploy", ecsDeploy],
  ["ecs", ecs],
  ["skaffold", skaffold],
  ["ecs-cli", ecs],
  ["mvn", javaBuild],
  ["mvnw", javaBuild],
  ["gradle", javaBuild],
  ["gradlew", javaBuild],
  ["gradlew.bat", javaBuild],
  ["mvnw.cmd", javaBuild],
  ["sbt", sbt],
  ["ko", ko],
  ["pack", pack],
  ["s2i", s2i],
  ["jf", jfrog],
  ["jfrog", jfrog],
]);

/** Says what a command does to images; of most commands there is nothing to say. */
export function runCommand(call: Call): void {
  commands.get(call.name)?.(call);
  if (scanned(call) || deployedByFile(call)) return;
  elsewhere(call);
  wrapped(call);
}
