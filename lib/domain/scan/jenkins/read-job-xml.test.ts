import { describe, expect, test } from "vitest";
import { jenkinsJob } from "./read-job-xml";
import { jenkinsPlugins } from "./read-plugins";

function read(text: string, path = "jobs/build-app/config.xml") {
  return jenkinsJob.read({ path, text }, new Map());
}

const freestyle = (inside: string) => `<?xml version='1.1' encoding='UTF-8'?>
<project>
  <builders/>
${inside}
</project>`;

describe("a job's settings", () => {
  test("a pipeline in it is read like a Jenkinsfile, with the lines of the settings", () => {
    const { facts } = read(`<?xml version='1.1'?>
<flow-definition>
  <definition>
    <script>node {
  stage(&apos;Build&apos;) {
    docker.build(&quot;a:1&quot;).push()
  }
}</script>
  </definition>
  <triggers><hudson.triggers.TimerTrigger><spec>H 1 * * *</spec></hudson.triggers.TimerTrigger></triggers>
</flow-definition>`);
    expect(facts).toMatchObject([
      { kind: "ci", name: "build-app", triggers: [{ on: "schedule", text: "TimerTrigger H 1 * * *" }] },
      { kind: "job", name: "Build", at: { line: 5 } },
      { kind: "build", images: ["a:1"], at: { line: 6 } },
      { kind: "push", image: "a:1" },
    ]);
  });

  test("one in a repository is named", () => {
    expect(
      read(
        "<flow-definition><definition><scriptPath>ci/Jenkinsfile</scriptPath></definition></flow-definition>",
      ).facts,
    ).toMatchObject([{ kind: "uses", to: "ci/Jenkinsfile", local: false }]);
  });

  test("Docker Build and Publish gives each tag, and the latest where it is not skipped", () => {
    const { facts } = read(
      freestyle(`<com.cloudbees.dockerpublish.DockerBuilder><registry><url>https://r.example.org</url></registry>
      <repoName>shop/app</repoName><repoTag>1,2</repoTag><skipTagLatest>false</skipTagLatest><dockerfilePath>d/Dockerfile</dockerfilePath></com.cloudbees.dockerpublish.DockerBuilder>`),
    );
    expect(facts).toMatchObject([
      { kind: "ci" },
      { kind: "job", name: "build-app", starts: "automatic" },
      { kind: "build", dockerfile: expect.stringMatching(/d\/Dockerfile$/), pushes: true },
      { kind: "push", image: "r.example.org/shop/app:1" },
      { kind: "push", image: "r.example.org/shop/app:2" },
      { kind: "push", image: "r.example.org/shop/app:latest" },
    ]);
  });

  test("a disabled job does nothing", () => {
    const { facts } = read(
      freestyle(`<disabled>true</disabled><com.nirima.jenkins.plugins.docker.builder.DockerBuilderPublisher>
      <tagsString>a:1</tagsString><pushOnSuccess>true</pushOnSuccess></com.nirima.jenkins.plugins.docker.builder.DockerBuilderPublisher>`),
    );
    expect(facts).toMatchObject([{ kind: "ci" }, { kind: "job", disabled: true }]);
    expect(facts).toHaveLength(2);
  });

  test.each([
    "<project",
    "<project><!DOCTYPE x>",
    "<a>".repeat(100),
    "",
    "<flow-definition><definition><script>(((",
  ])("%s throws nothing", (text) => {
    expect(() => read(text)).not.toThrow();
  });
});

describe("plugins", () => {
  test.each([
    ["plugins.txt", "git:5.0.0\ndocker-workflow\n", "violated", 2],
    ["plugins.txt", "# x\ngit:5.0.0\n", "present", 2],
    ["values.yaml", "controller:\n  installPlugins:\n    - git:latest\n", "violated", 3],
  ])("%s: the first without a fixed version", (path, text, status, line) => {
    expect(jenkinsPlugins.recognises({ path, text })).toBe(true);
    expect(jenkinsPlugins.read({ path, text }, new Map()).facts).toMatchObject([
      { control: "ci-plugins-pinned", status, at: { line } },
    ]);
  });
});
