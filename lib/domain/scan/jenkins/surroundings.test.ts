import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fact } from "../facts";
import type { SourceFile, SourceTree } from "../source";
import { jenkinsfile } from "./read-jenkinsfile";
import { graphParameters } from "@/lib/testing/graph-runs";

function read(text: string, others: Readonly<Record<string, string>> = {}, path = "Jenkinsfile") {
  const file: SourceFile = { path, text };
  const tree: SourceTree = new Map(
    [file, ...Object.entries(others).map(([at, said]) => ({ path: at, text: said }))].map((one) => [
      one.path,
      one,
    ]),
  );
  return jenkinsfile.read(file, tree);
}

function facts<K extends Fact["kind"]>(kind: K, text: string, others: Readonly<Record<string, string>> = {}) {
  return read(text, others).facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
}

const declarative = (stages: string, before = "") =>
  `pipeline {\n agent any\n ${before}\n stages {\n${stages}\n }\n}`;

describe("loops", () => {
  const built = (text: string, others: Readonly<Record<string, string>> = {}) =>
    facts("build", text, others).map(({ images }) => images[0]);

  test("that count go through each number, and through a list by its places", () => {
    expect(
      built(
        "def l = ['a', 'b']\nnode { for (int i = 0; i < l.size(); i++) { def x = l.get(i); sh \"docker build -t r/${x} .\" } }",
      ),
    ).toEqual(["r/a", "r/b"]);
    expect(built('node { for (i = 1; i <= 2; i += 1) { sh "docker build -t r/a:${i} ." } }')).toEqual([
      "r/a:1",
      "r/a:2",
    ]);
    // By two, and down: not worked out.
    expect(built('node { for (int i = 0; i < 4; i += 2) { sh "docker build -t r/a:${i} ." } }')).toHaveLength(
      1,
    );
  });

  test("over a map with one name have its key and its value, and fill what runs at once", () => {
    const text = `S = [cart: 'cart-image', web: 'web-image']
    node { def tasks = [:]
      S.each { entry -> tasks["$entry.value"] = { dir("$entry.key") { sh "docker build -t r/$entry.value:1 ." } } }
      parallel tasks }`;
    expect(facts("build", text)).toMatchObject([
      { images: ["r/cart-image:1"], context: "cart" },
      { images: ["r/web-image:1"], context: "web" },
    ]);
    expect(facts("job", text).map(({ name }) => name)).toEqual(["cart-image", "web-image"]);
  });
});

describe("a script that is loaded", () => {
  const others = { "b.groovy": 'def dock(v) { sh "docker build -t r/a:${v} ." }\nreturn this\n' };

  test("ends with itself and not with what loads it", () => {
    const text = "node { def d = load('./b.groovy')\n stage('B') { d.dock('1') }\n sh 'docker push r/a:1' }";
    expect(facts("build", text, others)).toMatchObject([{ images: ["r/a:1"] }]);
    expect(facts("push", text, others)).toMatchObject([{ image: "r/a:1" }]);
  });

  test("is no pipeline of its own", () => {
    expect(read(others["b.groovy"], {}, "ci/b.groovy").facts).toEqual([]);
    expect(read("node { sh 'make' }\nreturn this", {}, "ci/b.groovy").facts).not.toEqual([]);
  });
});

describe("scripts", () => {
  test("run in the folder that has what they go to, not where their file lies", () => {
    const text = "node { dir('app') { sh 'docker build -t a .' } }";
    const others = { "app/Dockerfile": "FROM a", "jenkins/notes.md": "" };
    const built = read(text, others, "jenkins/Jenkinsfile").facts.find(({ kind }) => kind === "build");
    expect(built).toMatchObject({ dockerfile: "app/Dockerfile" });
  });

  test("what one step copies, the next has", () => {
    const text = declarative(
      `stage('D') { steps {
        sh 'cp k8s/web.tmpl.yaml k8s/web.yaml'
        sh "sed -i 's|IMAGE|r/web:1|' k8s/web.yaml"
        sh 'kubectl apply -f k8s/web.yaml' } }`,
    );
    const deploys = facts("deploy", text, { "k8s/web.tmpl.yaml": "image: IMAGE" });
    expect(deploys).toMatchObject([{ files: ["k8s/web.tmpl.yaml"], replaces: { IMAGE: "r/web:1" } }]);
  });

  test("all forms, each with its line and the variables of the environment", () => {
    const pushes = facts(
      "push",
      declarative(
        `stage('S') {
          environment { B = "\${A}-b" }
          steps {
            sh 'docker push one:$A'
            sh """
              docker push two:\${B}
              docker push three:\${env.GIT_COMMIT}
            """
            sh(script: 'docker push four:1', returnStdout: true).trim()
            withEnv(["C=c"]) { bat 'docker push five:%C%' }
            powershell label: 'x', script: 'docker push six:$env:A'
          } }`,
        "environment { A = 'a' }",
      ),
    );
    expect(pushes.map(({ image, at }) => [image, at.line])).toEqual([
      ["one:a", 8],
      ["two:a-b", 10],
      ["three:${GIT_COMMIT}", 11],
      ["four:1", 13],
      ["five:c", 14],
      ["six:a", 15],
    ]);
  });

  test("steps run where most of the written paths are", () => {
    const text = "node { sh 'docker build -f docker/Dockerfile -t a .' }";
    const contextOf = (path: string) => {
      const others = [
        { path: "one/Jenkinsfile", text },
        { path, text: "FROM a" },
      ];
      const { facts: found } = jenkinsfile.read(
        { path: "one/Jenkinsfile", text },
        new Map(others.map((one) => [one.path, one])),
      );
      return found.flatMap((fact) => (fact.kind === "build" ? [fact.dockerfile] : []));
    };
    expect(contextOf("docker/Dockerfile")).toEqual(["docker/Dockerfile"]);
    expect(contextOf("one/docker/Dockerfile")).toEqual(["one/docker/Dockerfile"]);
  });
});

describe("what is around", () => {
  test("images that steps run in are tools, and one whose tag moves is a finding with its line", () => {
    const text = `pipeline {\n agent { kubernetes { yaml """\nspec:\n  containers:\n  - image: maven:3.9.6\n  - image: r.example.org/kubectl\n""" } }\n stages { stage('a') { agent { docker { image 'node:20@sha256:${"a".repeat(64)}' } }\n steps { sh 'x' } } } }`;
    expect(
      facts("tool", text).map(({ name, version, pinned }) => [name, version?.slice(0, 9), pinned]),
    ).toEqual([
      ["maven", "3.9.6", false],
      ["r.example.org/kubectl", undefined, false],
      ["node:20", "sha256:aa", true],
    ]);
    expect(facts("control", text)).toMatchObject([
      { control: "ci-tool-images-pinned", status: "violated", at: { line: 6 } },
    ]);
  });

  test("libraries are tools with their pins", () => {
    expect(facts("tool", `@Library(['a@v1.2', 'b']) _\nlibrary "c@master"\nnode { }`)).toMatchObject([
      { what: "library", name: "a", version: "v1.2", pinned: false },
      { what: "library", name: "b", pinned: "unknown" },
      { what: "library", name: "c", version: "master", pinned: false },
    ]);
  });

  test("a step of a library among the files is followed, one of elsewhere is said", () => {
    const text = `shipIt(image: 'a/b', tag: '1')\ndeployTo namespace: 'prod'\n`;
    const step = 'def call(Map config) {\n  docker.build("${config.image}:${config.tag}").push()\n}\n';
    const { facts: found, notUnderstood } = read(text, { "lib/vars/shipIt.groovy": step });
    expect(found.filter(({ kind }) => kind === "push")).toMatchObject([
      { image: "a/b:1", at: { file: "lib/vars/shipIt.groovy", line: 2 } },
    ]);
    expect(notUnderstood).toMatchObject([
      { at: { line: 2 }, why: expect.stringContaining("namespace “prod”") },
    ]);
  });

  test("what starts it, and who may", () => {
    const text = `pipeline {\n triggers { cron('H 4 * * *')\n pollSCM('')\n issueCommentTrigger('.*deploy.*') }\n}`;
    expect(facts("ci", text)[0]?.triggers).toEqual([
      { on: "schedule", text: 'cron("H 4 * * *")' },
      { on: "comment", outsiders: true, text: 'issueCommentTrigger(".*deploy.*")' },
    ]);
  });

  test("deployments by plugins name files of the tree", () => {
    const text = `node { env.IMG = 'r.example.org/a:1'\n kubernetesDeploy configs: 'k8s/*.yaml', kubeconfigId: 'k'\n step([$class: 'KubernetesEngineBuilder', namespace: 'prod', manifestPattern: 'all']) }`;
    expect(facts("deploy", text, { "k8s/a.yaml": "", "k8s/b.txt": "" })).toMatchObject([
      { how: "kubectl", files: ["k8s/a.yaml"], replaces: { $IMG: "r.example.org/a:1" } },
      { how: "kubectl", files: ["all"], namespace: "prod" },
    ]);
  });

  test("scans by plugins say whether they stop the job", () => {
    const text = `node { anchore name: 'images', bailOnFail: false\n aqua localImage: 'a:1', onDisallowed: 'fail' }`;
    expect(facts("check", text)).toMatchObject([
      { tool: "anchore", blocks: false },
      { tool: "aqua", image: "a:1", blocks: true },
    ]);
  });

  test("an approval before infrastructure is another control than one before production", () => {
    const text = (name: string) => declarative(`stage('${name}') { steps { input 'Go?'\n sh 'x' } }`);
    expect(facts("control", text("Terraform apply"))[0]?.control).toBe("manual-approval-infrastructure");
    expect(facts("control", text("Deploy"))[0]?.control).toBe("manual-approval-before-production");
    expect(facts("control", text("Name"))).toEqual([]);
  });
});

describe("whatever the text", () => {
  const part = fc.constantFrom(
    "pipeline {",
    "stages {",
    "stage('a') {",
    "steps {",
    "when { branch 'x' }",
    "}",
    "}",
    "parallel a: {",
    "input 'x'",
    "node {",

    "docker.build('a').push()",
    "sh 'x'",
    'sh """',
    "def f() { f() }",
    "f()",
    "if (x) {",
    "else {",
    'environment { A = "$A" }',

    "matrix { axes { axis { name 'a'; values 'b', 'c' } }",
    "agent { kubernetes { yaml '''",
    "'''",
    "list.each {",
    "@Library('x')",

    "\n",
    "\n",
    "__proto__ = 1",
    "env.__proto__ = 'x'",
    "[__proto__: 1]",
    "load 'Jenkinsfile'",
    "constructor()",
  );

  test("nothing is thrown, and each fact's line is in the file", () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const text = parts.join(" ");
        const lines = text.split("\n").length;
        const { facts: found, notUnderstood } = read(text);
        for (const { at } of [...found, ...notUnderstood])
          expect(at.line >= 1 && at.line <= lines).toBe(true);
        expect(({} as Record<string, unknown>)["x"]).toBeUndefined();
      }),
      graphParameters(1),
    );
  });

  test("functions that call each other end, and so do loops", () => {
    const text = `def a() { b(); b() }\ndef b() { a(); a() }\nnode { a()\n while (true) { sh 'x' }\n for (i in 1..100000) { a() } }`;
    expect(() => read(text)).not.toThrow();
  });
});
