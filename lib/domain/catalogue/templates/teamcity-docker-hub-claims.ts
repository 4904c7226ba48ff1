import type { Claim } from "../../pipeline/document";
import { claimFrom } from "./worked-example";

const push = ".teamcity/generated/PushLocalLinux2004.kts";
const hosted = ".teamcity/hosted/BuildAndPushHosted.kts";
const promote = ".teamcity/generated/PushHubLinux.kts";
const linux = "context/generated/linux";
const serverFile = `${linux}/Server/Ubuntu/20.04/Dockerfile`;
const minimalFile = `${linux}/MinimalAgent/Ubuntu/20.04/Dockerfile`;
const agentFile = `${linux}/Agent/Ubuntu/20.04/Dockerfile`;
const sudoFile = `${linux}/Agent/Ubuntu/20.04-sudo/Dockerfile`;

const noScan =
  "No step of the builds among the files names a vulnerability scanner; after the build comes the push.";
const noSignature = "No step of the builds among the files signs an image.";
const cleanCheckout =
  "The checkout is made clean before each build. Whether the agent is thrown away after it is not shown.";

/** Claims from the files of JetBrains/teamcity-docker-images. "Missing" if they show its absence. */
export const teamcityDockerHubClaims: Claim[] = [
  claimFrom(
    "build",
    "base-pin-digest",
    "missing",
    "Parents are named by a tag, without a digest, in the Dockerfiles and in the step that pulls.",
    { file: serverFile, line: 8, quote: "ARG ubuntuImage='ubuntu:20.04'" },
    { file: agentFile, line: 16, quote: "ARG teamcityMinimalAgentImage='teamcity-minimal-agent:EAP-linux'" },
    { file: push, line: 40, quote: 'commandArgs = "ubuntu:20.04"' },
  ),
  claimFrom(
    "build",
    "img-non-root-user",
    "partial",
    "All images set a user of their own; in the one with sudo that user may become root without a password.",
    { file: serverFile, line: 101, quote: "USER tcuser:tcuser" },
    { file: minimalFile, line: 63, quote: "USER buildagent" },
    { file: sudoFile, line: 17, quote: "echo 'buildagent ALL=(ALL) NOPASSWD: ALL' >> /etc/sudoers" },
  ),
  claimFrom(
    "build",
    "pin-dependencies",
    "partial",
    "The JDK is checked, by MD5, and .NET by SHA-512; Docker Compose is downloaded unchecked, and many packages have no version.",
    { file: minimalFile, line: 32, quote: "md5sum -c -" },
    { file: agentFile, line: 103, quote: "sha512sum -c -" },
    { file: agentFile, line: 96, quote: "https://github.com/docker/compose/releases/download/" },
  ),
  claimFrom("build", "img-vuln-scan", "missing", noScan, {
    file: push,
    line: 282,
    quote: "commandType = push {",
  }),
  claimFrom("build", "img-sign", "missing", noSignature, {
    file: push,
    line: 282,
    quote: "commandType = push {",
  }),
  claimFrom("build", "ci-ephemeral-workers", "partial", cleanCheckout, {
    file: push,
    line: 338,
    quote: "forceCleanCheckout = true",
  }),
  claimFrom(
    "build",
    "ci-pipeline-as-code",
    "partial",
    "The builds are Kotlin files of the repository, and editing them on the server is left on.",
    {
      file: ".teamcity/settings.kts",
      line: 24,
      quote: 'param("teamcity.ui.settings.readOnly", "false")',
    },
  ),
  claimFrom("hosted-build", "base-pin-digest", "missing", "The parent is named by a tag, without a digest.", {
    file: hosted,
    line: 23,
    quote: 'commandArgs = "ubuntu:%hostedLinuxVersion%"',
  }),
  claimFrom(
    "hosted-build",
    "img-non-root-user",
    "implemented",
    "The one image of this build, the server's, ends as the user tcuser, whose number is 1000.",
    { file: serverFile, line: 101, quote: "USER tcuser:tcuser" },
    { file: serverFile, line: 89, quote: "useradd -r -u 1000 -g tcuser" },
  ),
  claimFrom("hosted-build", "img-vuln-scan", "missing", noScan, {
    file: hosted,
    line: 58,
    quote: "commandType = push {",
  }),
  claimFrom("hosted-build", "img-sign", "missing", noSignature, {
    file: hosted,
    line: 58,
    quote: "commandType = push {",
  }),
  claimFrom("hosted-build", "ci-ephemeral-workers", "partial", cleanCheckout, {
    file: hosted,
    line: 75,
    quote: "forceCleanCheckout = true",
  }),
  claimFrom(
    "docker-hub",
    "reg-promotion-gate",
    "partial",
    "The published image is the staging image under another tag, not a new build. Nothing is verified in between.",
    {
      file: promote,
      line: 35,
      quote: 'commandArgs = "%docker.buildRepository%teamcity-server%docker.buildImagePostfix%:EAP-linux"',
    },
    { file: promote, line: 41, quote: 'name = "tag teamcity-server' },
  ),
  claimFrom("docker-hub", "reg-immutable-tags", "missing", "Each release is pushed to the same tag again.", {
    file: promote,
    line: 53,
    quote: "%docker.deployRepository%teamcity-server:EAP-linux",
  }),
  claimFrom("local-containers", "run-drop-privileges", "missing", "The agent with sudo runs privileged.", {
    file: "checks/linux-local/docker-compose.yml",
    line: 20,
    quote: "privileged: true",
  }),
];
