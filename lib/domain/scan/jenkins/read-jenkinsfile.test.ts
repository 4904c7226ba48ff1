import { describe, expect, test } from "vitest";
import type { Fact } from "../facts";
import type { SourceFile, SourceTree } from "../source";
import { jenkinsfile } from "./read-jenkinsfile";

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

function jobs(text: string) {
  return facts("job", text).map(({ name, starts, disabled }) => `${name}: ${disabled ? "disabled" : starts}`);
}

const declarative = (stages: string, before = "") =>
  `pipeline {\n agent any\n ${before}\n stages {\n${stages}\n }\n}`;

describe("which files", () => {
  test.each([
    "Jenkinsfile",
    "ci/Jenkinsfile.prod",
    "x/deploy.jenkinsfile",
    "Jenkinsfile-app",
    "a.Jenkinsfile",
  ])("%s is one", (path) => {
    expect(jenkinsfile.recognises({ path, text: "" })).toBe(true);
  });

  test("other Groovy files are those that begin a pipeline, and steps of a library are none", () => {
    expect(jenkinsfile.recognises({ path: "jenkins/deploy.groovy", text: "node('x') {\n}" })).toBe(true);
    expect(jenkinsfile.recognises({ path: "a.groovy", text: "class A {}" })).toBe(false);
    expect(jenkinsfile.recognises({ path: "vars/a.groovy", text: "def call() {\n pipeline {\n}}" })).toBe(
      false,
    );
    expect(jenkinsfile.recognises({ path: "Jenkinsfile.md", text: "" })).toBe(false);
  });
});

describe("stages", () => {
  test("each innermost stage is a job, named with those around it, and waits for the one before", () => {
    const found = facts(
      "job",
      declarative(`stage('A') { steps { sh 'a' } }
      stage('B') { parallel { stage('x') { steps { sh 'x' } }
        stage('y') { steps { sh 'y' } } } }
      stage('C') { steps { sh 'c' } }`),
    );
    expect(found.map(({ name, needs }) => [name, needs.map((id) => id.split("#")[1])])).toEqual([
      ["A", []],
      ["B / x", ["A"]],
      ["B / y", ["A"]],
      ["C", ["B / x", "B / y"]],
    ]);
  });

  test("a step that asks a person makes its job and those after it be by a person", () => {
    expect(
      jobs(
        declarative(`stage('Build') { steps { sh 'b' } }
        stage('Ask') { steps { input 'Go?' } }
        stage('Deploy') { steps { sh 'd' } }`),
      ),
    ).toEqual(["Build: automatic", "Ask: by-person", "Deploy: by-person"]);
    expect(jobs(declarative(`stage('D') { input { message 'Go?' }\n steps { sh 'd' } }`))).toEqual([
      "D: by-person",
    ]);
    expect(jobs("node {\n stage('D') {\n timeout(time: 1) { input message: 'x' }\n sh 'd'\n } }")).toEqual([
      "D: by-person",
    ]);
  });

  test("asked under a condition that others have not, it is not known", () => {
    expect(
      jobs(
        declarative(`stage('Ask') { when { branch 'main' }\n steps { input 'Go?' } }
        stage('Main') { when { branch 'main' }\n steps { sh 'd' } }
        stage('All') { steps { sh 'd' } }`),
      ),
    ).toEqual(["Ask: by-person", "Main: by-person", "All: unknown"]);
  });

  test("what is built before a person is asked is built without", () => {
    expect(
      jobs(`node {\n stage('All') {\n docker.build('a')\n input 'Go?'\n docker.image('a').push('x')\n }\n}`),
    ).toEqual(["All: automatic", "All (after approval): by-person"]);
  });

  test("a stage that never runs is disabled, and says nothing", () => {
    const text = declarative(
      `stage('Off') { when { expression { return false } }\n steps { script { docker.build('no').push() } } }
      stage('On') { when { not { expression { false } } }\n steps { echo 'x' } }`,
    );
    expect(jobs(text)).toEqual(["Off: disabled", "On: automatic"]);
    expect(facts("build", text)).toEqual([]);
  });

  test("a parameter that is off by default needs a person", () => {
    expect(
      jobs(
        declarative(
          `stage('C') { when { environment name: 'CHOICE', value: 'b' }\n steps { sh 'd' } }
          stage('D') { when { expression { params.DEPLOY } }\n steps { sh 'd' } }
          stage('E') { when { expression { params.ENV == 'prod' } }\n steps { sh 'd' } }`,
          `parameters { booleanParam(name: 'DEPLOY', defaultValue: false)\n choice(name: 'CHOICE', choices: ['a', 'b'])\n string(name: 'ENV', defaultValue: 'dev') }`,
        ),
      ),
    ).toEqual(["C: by-person", "D: by-person", "E: by-person"]);
  });

  test("what a person has to choose is left out by default: what follows does not wait for it", () => {
    const text = declarative(
      `stage('A') { steps { sh 'a' } }
      stage('Destroy') { when { expression { params.DESTROY } }\n steps { sh 'd' } }
      stage('B') { when { not { expression { params.DESTROY } } }\n steps { sh 'b' } }
      stage('C') { when { not { expression { params.DRY } } }\n steps { sh 'c' } }`,
      `parameters { booleanParam(name: 'DESTROY', defaultValue: false)\n booleanParam(name: 'DRY', defaultValue: true) }`,
    );
    expect(jobs(text)).toEqual(["A: automatic", "Destroy: by-person", "B: automatic", "C: by-person"]);
    const needs = facts("job", text).map(({ needs: ids }) => ids.map((id) => id.split("#")[1]));
    expect(needs).toEqual([[], ["A"], ["A"], ["B"]]);
  });

  test("stages of old, without brackets, take what follows", () => {
    const text = `node {\n stage "Build"\n docker.build('a')\n stage "Push"\n docker.image('a').push()\n}`;
    expect(jobs(text)).toEqual(["Build: automatic", "Push: automatic"]);
    expect(facts("push", text).map(({ by, image }) => [by, image])).toEqual([["Jenkinsfile#Push", "a"]]);
  });

  test("branches of a map that a loop fills are read, and a stage is one job however often it comes", () => {
    expect(
      jobs(
        `def all = [:]\n['a', 'b'].each { x ->\n all[x] = {\n node(x) {\n stage('Build') { docker.build("i-\${x}") }\n }\n }\n}\nparallel all`,
      ),
    ).toEqual(["Build: automatic"]);
  });

  test("a matrix is unfolded without what it leaves out", () => {
    const text = declarative(`stage('M') { matrix {
      axes { axis { name 'OS'; values 'a', 'b' }
        axis { name 'V'; values '1', '2' } }
      excludes { exclude { axis { name 'OS'; values 'b' }
        axis { name 'V'; values '2' } } }
      stages { stage('Build') { steps { script { docker.build("i:\${OS}-\${V}") } } } }
    } }`);
    expect(facts("build", text).flatMap(({ images }) => images)).toEqual(["i:a-1", "i:a-2", "i:b-1"]);
    expect(jobs(text)).toEqual(["M / Build: automatic"]);
  });
});

describe("images", () => {
  test("docker.build says name, Dockerfile, context and arguments", () => {
    const [build] = facts(
      "build",
      `node { dir('app') { docker.build("x/y:1", "--no-cache -f d/Dockerfile.prod --build-arg A=b --target t ./src") } }`,
    );
    expect(build).toMatchObject({
      images: ["x/y:1"],
      dockerfile: "app/d/Dockerfile.prod",
      context: "app/src",
      target: "t",
      args: { A: "b" },
      pushes: false,
    });
  });

  test("a name gets the registry's host when it is pushed, and another tag is another name", () => {
    const text = `node { docker.withRegistry('https://r.example.org:5000', 'c') {
      def app = docker.build("shop/app:\${env.BUILD_NUMBER}")
      app.push()
      app.push('latest')
    } }`;
    expect(facts("push", text).map(({ image }) => image)).toEqual([
      "r.example.org:5000/shop/app:${BUILD_NUMBER}",
      "r.example.org:5000/shop/app:latest",
    ]);
    expect(facts("retag", text)).toMatchObject([
      { from: "shop/app:${BUILD_NUMBER}", to: "r.example.org:5000/shop/app:${BUILD_NUMBER}" },
      { from: "shop/app:${BUILD_NUMBER}", to: "r.example.org:5000/shop/app:latest" },
    ]);
  });

  test("Docker Hub by its address is no host, and a name that has a host keeps it", () => {
    const text = (url: string, image: string) =>
      `node { docker.withRegistry('${url}', 'c') { docker.image('${image}').push() } }`;
    expect(facts("push", text("https://registry.hub.docker.com", "a/b:1"))[0]?.image).toBe("a/b:1");
    expect(facts("push", text("https://r.example.org", "q.example.org/a:1"))[0]?.image).toBe(
      "q.example.org/a:1",
    );
  });

  test("a variable from one stage is known in the next; one that depends on a condition is not", () => {
    const text = `def app\ndef tag = 'dev'\nif (env.BRANCH_NAME == 'main') { tag = 'prod' }
    ${declarative(`stage('B') { steps { script { app = docker.build("a:\${tag}") } } }
    stage('P') { steps { script { app.push() } } }`)}`;
    expect(facts("push", text)[0]?.image).toBe("a:${tag}");
  });

  test("an image put into a variable of the environment is the image", () => {
    const text = declarative(
      `stage('B') { steps { script { img = docker.build registry + ":$BUILD_NUMBER" } } }
      stage('P') { steps { script { docker.withRegistry([credentialsId: 'c', url: '']) { img.push() } } } }`,
      `environment { registry = "a/b"\n img = '' }`,
    );
    expect(facts("push", text)[0]?.image).toBe("a/b:${BUILD_NUMBER}");
  });

  test("what a file defines itself is no step of Jenkins", () => {
    expect(facts("push", "def build(x) { docker.image(x).push() }\nnode { build('a:1') }")).toMatchObject([
      { image: "a:1" },
    ]);
  });

  test("a function that cuts a tag gives what it gives", () => {
    const text = `def release(String tag) {\n if (tag) {\n return tag.replaceAll(/^v/, '')\n } else {\n return null\n }\n}
    ${declarative("stage('B') { steps { script { docker.build(\"a:${env.R}\").push() } } }", "environment { T = 'v1.2'\n R = release(T) }")}`;
    expect(facts("push", text)[0]?.image).toBe("a:1.2");
  });

  test("functions of the file are followed with what they are given", () => {
    const text = `def ship(String name, tag = 'x') {\n docker.build("\${name}:\${tag}").push()\n}\nnode { stage('S') { ship('a')\n ship('b', 'y') } }`;
    expect(facts("push", text).map(({ image }) => image)).toEqual(["a:x", "b:y"]);
  });

  test("comments and texts say nothing", () => {
    const text = `// docker.build("no").push()\n/* docker.build("no") */\ndef help = 'docker.build("no")'\nnode { echo "docker push no" }`;
    expect(facts("build", text)).toEqual([]);
    expect(facts("push", text)).toEqual([]);
  });
});
