import type { Image } from "../../pipeline/document";
import { columns, rows } from "./columns";
import { teamcityDockerHubClaims } from "./teamcity-docker-hub-claims";
import type { Template } from "./template";
import { cite, inOrder } from "./worked-example";

const server = "teamcity-server";
const minimalAgent = "teamcity-minimal-agent";
const agent = "teamcity-agent";
const agentSudo = "teamcity-agent-sudo";
const hosted = "teamcity-server-staging";
const published = [agent, agentSudo, minimalAgent, server];

/** Below all others: what is tried out by hand passes under the pipeline. */
const fourthRow = 560;
const fifthRow = 720;

const jdk = { kind: "dependencies", title: "Amazon Corretto 11, checked by MD5" } as const;
const serverLayers: Image["layers"] = [
  { kind: "parent", title: "ubuntu:20.04" },
  { kind: "dependencies", title: "apt-get install curl, ca-certificates, fontconfig, locales, unzip" },
  jdk,
  { kind: "dependencies", title: "apt-get install mercurial, git, git-lfs, Perforce" },
  { kind: "application", title: "COPY welcome.sh, run-server.sh and other start scripts" },
  { kind: "configuration", title: "User tcuser, folders and rights" },
  { kind: "application", title: "COPY TeamCity" },
];

/** Drawn from the facts of JetBrains/teamcity-docker-images, a public repository under the Apache licence 2.0. */
export const teamcityDockerHubExample: Template = {
  id: "worked-teamcity-docker-hub",
  name: "TeamCity, staging registry, Docker Hub",
  summary:
    "Five images that stand on one another, promoted from a staging registry to Docker Hub by a new tag, with what their public repository shows of each control.",
  isWorked: true,
  document: inOrder({
    schema: "blueline/pipeline/1",
    name: "TeamCity, staging registry, Docker Hub",
    description:
      "Drawn from the files of the public repository github.com/JetBrains/teamcity-docker-images, commit 0b19829 of 2023 (Apache-2.0 licence), its Linux images alone. A claim is set only where these files show something, and its note says where; everything else is not assessed. The addresses of both registries are parameters that only the server knows, and no deployment to production is among the files.",
    nodes: [
      {
        id: "product-build",
        kind: "ci",
        technologies: ["teamcity"],
        name: "Product build",
        stage: "build",
        position: { x: columns.build[0], y: rows[0] },
        buildsImages: false,
        note: "TC_Trunk_BuildDistDocker, a build of another project: gives TeamCity.zip.",
      },
      {
        id: "source",
        kind: "source-repository",
        technologies: ["github"],
        name: "Git repository",
        stage: "build",
        position: { x: columns.build[0], y: fourthRow },
        url: "https://github.com/JetBrains/teamcity-docker-images",
      },
      {
        id: "docker-hub-parents",
        kind: "parent-registry",
        technologies: ["docker-hub"],
        name: "Docker Hub parents",
        stage: "build",
        position: { x: columns.build[0], y: rows[1] },
      },
      {
        id: "build",
        kind: "ci",
        technologies: ["teamcity"],
        name: "TeamCity build",
        stage: "build",
        position: { x: columns.build[1], y: rows[0] },
        buildsImages: true,
        note: `The steps for the ARM images are disabled: they are not built.\n${cite({ file: ".teamcity/generated/PushLocalLinux2004.kts", line: 27, quote: 'name = "Build and push linux 20.04"' })}`,
      },
      {
        id: "hosted-build",
        kind: "ci",
        technologies: ["teamcity"],
        name: "Hosted build",
        stage: "build",
        position: { x: columns.build[1], y: rows[1] },
        buildsImages: true,
        note: cite({ file: ".teamcity/hosted/BuildAndPushHosted.kts", line: 15, quote: 'name = "Build and push for teamcity.jetbrains.com"' }),
      },
      {
        id: "staging-registry",
        kind: "production-registry",
        name: "Staging registry",
        stage: "distribute",
        position: { x: columns.distribute[0], y: rows[0] },
        environment: "staging",
        note: "Its address is the parameter docker.buildRepository, which only the server knows.",
      },
      {
        id: "promotion",
        kind: "ci",
        technologies: ["teamcity"],
        name: "Promotion",
        stage: "distribute",
        position: { x: columns.distribute[0], y: rows[1] },
        buildsImages: false,
        note: `Pulls from staging, tags and pushes: nothing is built again.\n${cite({ file: ".teamcity/generated/PushHubLinux.kts", line: 34, quote: 'subCommand = "pull"' })}`,
      },
      {
        id: "docker-hub",
        kind: "production-registry",
        technologies: ["docker-hub"],
        name: "Docker Hub",
        stage: "distribute",
        position: { x: columns.distribute[0], y: rows[2] },
        note: `The address is the parameter docker.deployRepository; the project is named after Docker Hub. Once published, another build compares the sizes of the images, which is no scan.\n${cite({ file: ".teamcity/generated/HubProject.kts", line: 27, quote: 'name = "Docker hub"' })}`,
      },
      {
        id: "local-check",
        kind: "orchestrator",
        technologies: ["docker-compose"],
        name: "Docker Compose",
        stage: "run",
        position: { x: columns.run[0], y: fourthRow },
        environment: "test",
        note: "To try the images out. Runs images of the same names that were built on the spot, not those of a registry.",
      },
      {
        id: "local-containers",
        kind: "workload",
        technologies: ["container"],
        name: "Server and agents",
        stage: "run",
        position: { x: columns.run[0], y: fifthRow },
        environment: "test",
      },
    ],
    edges: [
      {
        id: "e1",
        source: "product-build",
        target: "build",
        artifact: "code",
        automated: true,
        note: cite({ file: ".teamcity/generated/PushLocalLinux2004.kts", line: 348, quote: 'artifactRules = "TeamCity.zip!/**=>context/TeamCity"' }),
      },
      {
        id: "e2",
        source: "product-build",
        target: "hosted-build",
        artifact: "code",
        automated: true,
        note: cite({ file: ".teamcity/hosted/BuildAndPushHosted.kts", line: 85, quote: 'artifactRules = "TeamCity.zip!/**=>context/TeamCity"' }),
      },
      { id: "e3", source: "source", target: "build", artifact: "code", note: "No trigger is in the files: what starts this build is not known." },
      { id: "e4", source: "source", target: "hosted-build", artifact: "code", note: "No trigger is in the files: what starts this build is not known." },
      {
        id: "e5",
        source: "docker-hub-parents",
        target: "build",
        artifact: "parent-image",
        automated: true,
        images: [minimalAgent, server],
        note: cite({ file: ".teamcity/generated/PushLocalLinux2004.kts", line: 40, quote: 'commandArgs = "ubuntu:20.04"' }),
      },
      {
        id: "e6",
        source: "docker-hub-parents",
        target: "hosted-build",
        artifact: "parent-image",
        automated: true,
        images: [hosted],
        note: cite({ file: ".teamcity/hosted/BuildAndPushHosted.kts", line: 23, quote: 'commandArgs = "ubuntu:%hostedLinuxVersion%"' }),
      },
      { id: "e7", source: "build", target: "staging-registry", artifact: "image", automated: true, images: published },
      { id: "e8", source: "hosted-build", target: "staging-registry", artifact: "image", automated: true, images: [hosted] },
      {
        id: "e9",
        source: "staging-registry",
        target: "promotion",
        artifact: "image",
        automated: false,
        images: published,
        note: `It waits for the build before it, and no trigger in the files starts it: a person does.\n${cite({ file: ".teamcity/generated/PushHubLinux.kts", line: 169, quote: "snapshot(PublishLocal.publish_local) {" })}`,
      },
      { id: "f1", source: "promotion", target: "docker-hub", artifact: "image", automated: true, images: published },
      {
        id: "f2",
        source: "source",
        target: "local-check",
        artifact: "manifest",
        automated: false,
        note: "checks/linux-local/docker-compose.yml, started by whoever tries it out.",
      },
      { id: "f3", source: "local-check", target: "local-containers", artifact: "container", automated: true, images: published },
    ],
    zones: [],
    images: [
      { id: server, name: "teamcity-server:EAP-linux", builtBy: "build", parents: [{ ref: "ubuntu:20.04" }], layers: serverLayers },
      {
        id: minimalAgent,
        name: "teamcity-minimal-agent:EAP-linux",
        builtBy: "build",
        parents: [{ ref: "ubuntu:20.04" }],
        layers: [
          { kind: "parent", title: "ubuntu:20.04" },
          { kind: "dependencies", title: "apt-get install curl, ca-certificates, fontconfig, locales, unzip, python3-venv" },
          jdk,
          { kind: "application", title: "COPY run-agent.sh, run-agent-services.sh" },
          { kind: "application", title: "COPY TeamCity/buildAgent" },
          { kind: "configuration", title: "User buildagent, folders and rights" },
        ],
      },
      {
        id: agent,
        name: "teamcity-agent:EAP-linux",
        builtBy: "build",
        parents: [{ ref: "teamcity-minimal-agent:EAP-linux" }],
        layers: [
          { kind: "parent", title: "teamcity-minimal-agent:EAP-linux" },
          { kind: "application", title: "COPY run-docker.sh" },
          { kind: "dependencies", title: "Mercurial, git, Perforce, Docker, Docker Compose, .NET" },
        ],
      },
      {
        id: agentSudo,
        name: "teamcity-agent:EAP-linux-sudo",
        builtBy: "build",
        parents: [{ ref: "teamcity-agent:EAP-linux" }],
        layers: [
          { kind: "parent", title: "teamcity-agent:EAP-linux" },
          { kind: "dependencies", title: "sudo, which buildagent may use without a password" },
        ],
      },
      { id: hosted, name: "teamcity-server-staging", builtBy: "hosted-build", parents: [{ ref: "ubuntu:20.04" }], layers: serverLayers },
    ],
    claims: teamcityDockerHubClaims,
  }),
};
