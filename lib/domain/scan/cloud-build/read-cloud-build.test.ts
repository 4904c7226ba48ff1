import { describe, expect, test } from "vitest";
import { factsOf } from "../../../testing/facts-of";
import { faultsWhenDamaged } from "../../../testing/faults-when-damaged";
import { controlsOf, readFirst } from "../../../testing/read-first";
import { commandOf } from "../ci/builder-command";
import { cloudBuildReader } from "./read-cloud-build";

const read = (text: string) => readFirst(cloudBuildReader, { "cloudbuild.yaml": text });

describe("cloudBuildReader", () => {
  test("steps run one after another unless they say for what they wait", () => {
    const text =
      "steps:\n- name: gcr.io/cloud-builders/docker\n  args: [build, .]\n- {id: test, name: node, entrypoint: npm, args: [test], waitFor: ['-']}\n- {name: gcr.io/cloud-builders/kubectl, args: [apply, -f, k8s], waitFor: [test]}\n- {name: bash, script: 'echo x'}\n";
    expect(factsOf(read(text), "job").map(({ name, needs }) => [name, needs])).toEqual([
      ["docker 1", []],
      ["test", []],
      ["kubectl 3", ["cloudbuild.yaml#test"]],
      ["bash 4", ["cloudbuild.yaml#kubectl 3"]],
    ]);
  });

  test("images are pushed at the end, with what the file says of substitutions", () => {
    const text =
      "steps: [{name: gcr.io/cloud-builders/docker:20, args: [version]}]\nimages:\n  - $_HOST/$PROJECT_ID/web:$SHORT_SHA\n  - ${_HOST}/web:latest\nsubstitutions: {_HOST: '${_REGION}-docker.pkg.dev', _REGION: europe}\n";
    const reading = read(text);
    expect(factsOf(reading, "push").map(({ image, at }) => [image, at.line])).toEqual([
      ["europe-docker.pkg.dev/$PROJECT_ID/web:$SHORT_SHA", 3],
      ["europe-docker.pkg.dev/web:latest", 4],
    ]);
    expect(controlsOf(reading)).toEqual([["latest-tag-used", "violated", 4]]);
  });

  test("arguments of a builder are a command, and what a step builds is pushed by it", () => {
    const text =
      "steps:\n  - {id: a, name: gcr.io/cloud-builders/docker, args: [build, -t, 'gcr.io/p/a:$SHORT_SHA', -f, a/Dockerfile, a]}\n  - {id: b, name: bash, script: 'echo $$X'}\nimages: ['gcr.io/p/a:$SHORT_SHA']\n";
    const reading = readFirst(cloudBuildReader, { "cloudbuild.yaml": text, "a/Dockerfile": "FROM x" });
    expect(factsOf(reading, "build")).toMatchObject([
      {
        by: "cloudbuild.yaml#a",
        images: ["gcr.io/p/a:$SHORT_SHA"],
        dockerfile: "a/Dockerfile",
        context: "a",
        at: { line: 2 },
      },
    ]);
    expect(factsOf(reading, "push")).toMatchObject([{ by: "cloudbuild.yaml#a", at: { line: 4 } }]);
  });

  test("gke-deploy applies manifests with an image", () => {
    const text =
      "steps:\n  - name: gcr.io/cloud-builders/gke-deploy\n    args: [run, --filename=k8s/, '--image=gcr.io/p/a:$SHORT_SHA', --cluster, main, --location=x]\n";
    expect(factsOf(read(text), "deploy")).toMatchObject([
      { how: "kubectl", files: ["k8s"], image: "gcr.io/p/a:$SHORT_SHA", cluster: "main", at: { line: 3 } },
    ]);
    expect(controlsOf(read(text))[0]).toEqual(["immutable-tag-deployed", "present", 3]);
  });

  test("images of steps are tools; secrets from a store and provenance that is asked for", () => {
    const text =
      "steps: [{name: gcr.io/cloud-builders/docker, args: [version]}]\navailableSecrets:\n  secretManager: [{versionName: x, env: P}]\noptions:\n  requestedVerifyOption: VERIFIED\n";
    const reading = read(text);
    expect(factsOf(reading, "tool")).toMatchObject([
      { what: "image", name: "gcr.io/cloud-builders/docker", pinned: false },
    ]);
    expect(controlsOf(reading).map(([control]) => control)).toEqual([
      "secrets-from-store",
      "image-provenance",
      "ci-tool-images-pinned",
    ]);
  });

  test("it is known by its name or by its builders, as JSON too", () => {
    expect(
      cloudBuildReader.recognises({
        path: "ci/build.yaml",
        text: "steps:\n- name: 'gcr.io/kaniko-project/executor:v1'\n",
      }),
    ).toBe(true);
    expect(cloudBuildReader.recognises({ path: "azure-pipelines.yml", text: "steps:\n- script: x\n" })).toBe(
      false,
    );
    expect(
      factsOf(
        readFirst(cloudBuildReader, { "cloudbuild.json": '{\n  "steps": [{"name": "alpine"}]\n}' }),
        "job",
      ),
    ).toHaveLength(1);
  });

  test.each([
    [
      "gcr.io/cloud-builders/docker:20",
      undefined,
      ["build", "-t", "x:$TAG", "."],
      "docker build -t x:$TAG .",
    ],
    ["gcr.io/kaniko-project/executor", undefined, ["--destination=x"], "/kaniko/executor --destination=x"],
    [
      "gcr.io/google.com/cloudsdktool/cloud-sdk",
      "gcloud",
      ["run", "deploy", "a b"],
      'gcloud run deploy "a b"',
    ],
    ["acme/own", undefined, ["x"], undefined],
    ["acme/own", undefined, ["docker", "push", "x"], "docker push x"],
    ["gcr.io/k8s-skaffold/skaffold", undefined, ["skaffold", "build"], "skaffold build"],
  ])("%s runs %s %j", (image, entrypoint, args, command) => {
    expect(commandOf(image, entrypoint, args)).toBe(command);
  });

  test("however the file is damaged, nothing is thrown and each fact has its line", () => {
    const text =
      "steps:\n- name: 'gcr.io/cloud-builders/docker'\n  id: b\n  args: ['build', '-t', '$_I', '.']\n- name: bash\n  entrypoint: bash\n  args:\n    - -c\n    - |\n      docker push x\n      echo $$X\n  env: [A=b]\n  waitFor: [b]\nimages: [$_I]\nsubstitutions:\n  _I: gcr.io/$PROJECT_ID/x:latest\noptions: {pool: {name: p}}\n";
    expect(faultsWhenDamaged(cloudBuildReader, { "cloudbuild.yaml": text })).toEqual([]);
  });
});
