import type { Image } from "../../pipeline/document";

export const imageIds = {
  server: "teamcity-server",
  minimalAgent: "teamcity-minimal-agent",
  agent: "teamcity-agent",
  agentSudo: "teamcity-agent-sudo",
  hosted: "teamcity-server-staging",
} as const;

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

export const teamcityDockerHubImages: Image[] = [
  {
    id: imageIds.server,
    name: "teamcity-server:EAP-linux",
    builtBy: "build",
    parents: [{ ref: "ubuntu:20.04" }],
    layers: serverLayers,
  },
  {
    id: imageIds.minimalAgent,
    name: "teamcity-minimal-agent:EAP-linux",
    builtBy: "build",
    parents: [{ ref: "ubuntu:20.04" }],
    layers: [
      { kind: "parent", title: "ubuntu:20.04" },
      {
        kind: "dependencies",
        title: "apt-get install curl, ca-certificates, fontconfig, locales, unzip, python3-venv",
      },
      jdk,
      { kind: "application", title: "COPY run-agent.sh, run-agent-services.sh" },
      { kind: "application", title: "COPY TeamCity/buildAgent" },
      { kind: "configuration", title: "User buildagent, folders and rights" },
    ],
  },
  {
    id: imageIds.agent,
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
    id: imageIds.agentSudo,
    name: "teamcity-agent:EAP-linux-sudo",
    builtBy: "build",
    parents: [{ ref: "teamcity-agent:EAP-linux" }],
    layers: [
      { kind: "parent", title: "teamcity-agent:EAP-linux" },
      { kind: "dependencies", title: "sudo, which buildagent may use without a password" },
    ],
  },
  {
    id: imageIds.hosted,
    name: "teamcity-server-staging",
    builtBy: "hosted-build",
    parents: [{ ref: "ubuntu:20.04" }],
    layers: serverLayers,
  },
];
