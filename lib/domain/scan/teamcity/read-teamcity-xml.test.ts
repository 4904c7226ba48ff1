import { describe, expect, test } from "vitest";
import { teamcityXml } from "./read-teamcity-xml";

const path = ".teamcity/Shop/buildTypes/Shop_Api.xml";

function read(settings: string, others: Readonly<Record<string, string>> = {}) {
  const file = {
    path,
    text: `<?xml version="1.0"?>\n<build-type>\n<name>Api</name>\n<settings>\n${settings}\n</settings>\n</build-type>`,
  };
  const tree = new Map(
    [file, ...Object.entries(others).map(([at, text]) => ({ path: at, text }))].map((one) => [one.path, one]),
  );
  return teamcityXml.read(file, tree).facts;
}

const docker = (id: string, kind: string, names: string) =>
  `<runner id="${id}" type="DockerCommand"><parameters><param name="docker.command.type" value="${kind}"/><param name="dockerfile.path" value="a/Dockerfile"/><param name="docker.image.namesAndTags" value="${names}"/></parameters></runner>`;

describe("TeamCity's settings in XML", () => {
  test("names one on each line, parameters of the project, and no runner that is disabled", () => {
    const facts = read(
      `<build-runners>${docker("R1", "build", "%r%/a:1&#xA;%r%/a:latest")}
      ${docker("R2", "push", "%r%/a:1")}
      ${docker("R3", "push", "%r%/no:1")}</build-runners>
      <disabled-settings><setting-ref ref="R3"/></disabled-settings>`,
      {
        ".teamcity/Shop/project-config.xml":
          '<project><parameters><param name="r" value="r.example.org"/></parameters></project>',
      },
    );
    expect(facts).toMatchObject([
      { kind: "ci", name: "Api" },
      { kind: "job", id: `${path}#Shop_Api`, starts: "unknown" },
      {
        kind: "build",
        images: ["r.example.org/a:1", "r.example.org/a:latest"],
        dockerfile: "a/Dockerfile",
        at: { line: 5 },
      },
      { kind: "push", image: "r.example.org/a:1", at: { line: 6 } },
    ]);
  });

  test("a command over ssh that runs containers is a deployment to that host", () => {
    const facts = read(
      `<build-runners><runner id="R" type="ssh-exec-runner"><parameters><param name="jetbrains.buildServer.deployer.targetUrl" value="10.0.0.1"/><param name="jetbrains.buildServer.sshexec.command" value="docker compose up -d"/></parameters></runner></build-runners>`,
    );
    expect(facts.filter(({ kind }) => kind === "deploy")).toMatchObject([
      { how: "compose", cluster: "10.0.0.1" },
    ]);
  });

  test("triggers, dependencies and a clean folder", () => {
    const facts = read(
      `<options><option name="cleanBuild" value="true"/></options><build-triggers><build-trigger id="T" type="vcsTrigger"/></build-triggers><dependencies><depend-on sourceBuildTypeId="Shop_Base"/></dependencies>`,
      { ".teamcity/Shop/buildTypes/Shop_Base.xml": "<build-type/>" },
    );
    expect(facts).toMatchObject([
      { kind: "ci", triggers: [{ on: "push" }] },
      { kind: "job", starts: "automatic", needs: [".teamcity/Shop/buildTypes/Shop_Base.xml#Shop_Base"] },
      { kind: "control", control: "clean-build-workspace", at: { line: 5 } },
    ]);
  });

  test.each([
    "<build-type",
    "<build-type><!DOCTYPE a>",
    `<build-type>${"<a>".repeat(200)}`,
    "<build-type>&x;</build-type>",
  ])("%s throws nothing", (text) => {
    expect(() => teamcityXml.read({ path, text }, new Map())).not.toThrow();
  });
});
