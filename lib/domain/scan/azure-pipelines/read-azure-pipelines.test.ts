import { describe, expect, test } from "vitest";
import { tryReader } from "@/lib/testing/try-reader";
import { azurePipelinesReader } from "./read-azure-pipelines";

const path = "azure-pipelines.yml";

const { read, factsOf } = tryReader(azurePipelinesReader, path);

describe("which files", () => {
  test.each([
    ["azure-pipelines.yml", "steps: []", true],
    ["ci/build.yml", "trigger: [main]\nsteps:\n- task: Docker@2\n", true],
    ["ci/build.yml", "jobs:\n- job: a\n  pool:\n    vmImage: ubuntu-latest\n", true],
    ["Taskfile.yml", "tasks:\n  a:\n    cmds:\n      - task: b\n", false],
    [".github/workflows/a.yml", "jobs:\n  a:\n    steps:\n    - task: Docker@2\n", false],
  ])("%s %j", (name, text, recognised) => {
    expect(azurePipelinesReader.recognises({ path: name, text })).toBe(recognised);
  });

  test("a template runs nothing by itself", () => {
    const template = "parameters: {a: ''}\njobs:\n- job: x\n  steps: [{task: Docker@2}]\n";
    expect(read(template, {}, "ci/jobs.yml").facts).toEqual([]);
    const named = { [path]: "jobs:\n- template: azure-pipelines-jobs.yml\n" };
    expect(read("jobs: [{job: x}]\n", named, "azure-pipelines-jobs.yml").facts).toEqual([]);
  });
});

describe("jobs", () => {
  test("stages wait for the one before, jobs for what they name; pools are inherited", () => {
    const text = `trigger: [main]
pool: {vmImage: ubuntu-latest}
stages:
- stage: Build
  jobs:
  - job: a
  - job: b
    dependsOn: a
    pool: Own
- stage: Ship
  jobs:
  - deployment: ship
    environment: production
    strategy: {runOnce: {deploy: {steps: [{script: 'true'}]}}}
`;
    expect(
      factsOf("job", text).map(({ id, needs, starts, runsOn, ownMachine, environment }) => [
        id,
        needs,
        starts,
        runsOn,
        ownMachine,
        environment,
      ]),
    ).toEqual([
      [`${path}#a`, [], "automatic", "ubuntu-latest", undefined, undefined],
      [`${path}#b`, [`${path}#a`], "automatic", "Own", true, undefined],
      [`${path}#ship`, [`${path}#a`, `${path}#b`], "unknown", "ubuntu-latest", undefined, "production"],
    ]);
  });

  test.each([
    ["trigger: [main]", ["push"], "automatic"],
    ["trigger: {branches: {include: [main]}, tags: {include: ['v*']}}", ["push", "tag"], "automatic"],
    ["trigger: none", ["person"], "by-person"],
    ["trigger: none\npr: [main]", ["proposal"], "automatic"],
    ["trigger: none\nschedules: [{cron: '0 0 * * *'}]", ["schedule"], "automatic"],
    ["pool: x", [], "automatic"],
  ])("%s", (head, on, starts) => {
    const text = `${head}\nsteps:\n- script: 'true'\n`;
    expect(factsOf("ci", text)[0]?.triggers.map((trigger) => trigger.on)).toEqual(on);
    expect(factsOf("job", text)).toMatchObject([{ starts, name: "Job" }]);
  });

  test("what is off is off: a condition that can't hold, a step that is not enabled", () => {
    const text = `jobs:
- job: off
  condition: False
  steps: [{task: Docker@2, inputs: {repository: a, tags: 1}}]
- job: other
  condition: and(succeeded(), eq('a', 'b'))
- job: live
  condition: eq(variables['Build.SourceBranch'], 'refs/heads/main')
  steps:
  - {task: Docker@2, enabled: false, inputs: {repository: a, tags: 1}}
  - {task: Docker@2, condition: 'false', inputs: {repository: a, tags: 1}}
`;
    expect(factsOf("job", text).map(({ disabled }) => disabled)).toEqual([true, true, undefined]);
    expect(factsOf("build", text)).toEqual([]);
  });

  test("a validation by a person comes before the jobs that wait for it", () => {
    const text = `stages:
- stage: ask
  jobs: [{job: ask, pool: server, steps: [{task: ManualValidation@0}]}]
- stage: ship
  jobs: [{job: ship, steps: [{task: KubernetesManifest@1, inputs: {action: deploy, manifests: k8s/web.yml, containers: 'x.azurecr.io/web:1'}}]}]
`;
    expect(factsOf("job", text).map(({ starts }) => starts)).toEqual(["by-person", "by-person"]);
    expect(factsOf("check", text)).toMatchObject([{ does: "approve", blocks: true }]);
    expect(factsOf("deploy", text)).toMatchObject([
      { how: "kubectl", files: ["k8s/web.yml"], image: "x.azurecr.io/web:1" },
    ]);
    expect(factsOf("control", text)).toMatchObject([
      { control: "manual-approval-before-production", status: "present" },
    ]);
  });
});

describe("images", () => {
  const one = (inputs: string, task = "Docker@2", others: Record<string, string> = {}) =>
    read(
      `variables: {name: shop/web, tag: '7'}\nsteps:\n- task: ${task}\n  inputs: ${inputs}\n`,
      others,
    ).facts.filter(({ kind }) => kind === "build" || kind === "push");

  test("a service connection takes the place of the host, which no file tells", () => {
    const inputs =
      '{containerRegistry: acme-registry, repository: $(name), tags: "$(tag)\\nlatest", Dockerfile: src/Dockerfile, buildContext: src}';
    expect(one(inputs)).toMatchObject([
      {
        kind: "build",
        images: ["$(acme-registry)/shop/web:7", "$(acme-registry)/shop/web:latest"],
        dockerfile: "src/Dockerfile",
        context: "src",
        pushes: true,
      },
    ]);
  });

  test("the one registry that the variables name is that of the connection", () => {
    const text = `variables:
  connection: 0a1b2c3d-0000-1111-2222-333344445555
  registry: shop.azurecr.io
steps: [{task: Docker@2, inputs: {containerRegistry: $(connection), repository: web, tags: '1'}}]
`;
    expect(factsOf("build", text)).toMatchObject([{ images: ["shop.azurecr.io/web:1"] }]);
    expect(factsOf("build", text.replace("registry: shop.azurecr.io", "x: y"))).toMatchObject([
      { images: ["$(connection)/web:1"] },
    ]);
  });

  test("Compose's images get the registry of the connection, unless the file names one or the task is told not to", () => {
    const others = {
      "docker-compose.yml":
        "services:\n  a: {image: shop/a, build: a}\n  b: {image: r.example.org/b, build: b}\n",
    };
    const compose = (inputs: string) =>
      one(`{dockerComposeCommand: push, ${inputs}}`, "DockerCompose@0", others).flatMap((fact) =>
        fact.kind === "push" ? [fact.image] : [],
      );
    expect(compose("dockerRegistryEndpoint: acme")).toEqual(["$(acme)/shop/a", "r.example.org/b"]);
    expect(compose('azureContainerRegistry: \'{"loginServer":"acme.azurecr.io"}\'')).toEqual([
      "acme.azurecr.io/shop/a",
      "r.example.org/b",
    ]);
    expect(compose("dockerRegistryEndpoint: acme, qualifyImageNames: false")).toEqual([
      "shop/a",
      "r.example.org/b",
    ]);
  });

  test("a task that signs in names a registry", () => {
    expect(
      factsOf(
        "login",
        "steps:\n- {task: Docker@2, inputs: {command: login, containerRegistry: acme}}\n- {task: Docker@1, inputs: {command: login, dockerRegistryEndpoint: hub}}\n",
      ),
    ).toMatchObject([{ host: "$(acme)" }, { host: "$(hub)" }]);
  });

  test("a pattern is the one Dockerfile that fits it", () => {
    const others = { "app/Dockerfile": "FROM x" };
    expect(
      one("{command: build, repository: web, Dockerfile: '**/Dockerfile'}", "Docker@2", others),
    ).toMatchObject([
      { images: ["web:$(Build.BuildId)"], dockerfile: "app/Dockerfile", context: "app", pushes: false },
    ]);
    const two = { ...others, "b/Dockerfile": "FROM y" };
    expect(one("{command: build, repository: web}", "Docker@2", two)[0]).not.toHaveProperty("dockerfile");
  });

  test("the older task has its words", () => {
    const azure =
      "azureContainerRegistry: '{\"loginServer\":\"x.azurecr.io\"}', imageName: 'web:$(tag)', includeLatestTag: true";
    expect(one(`{command: Build an image, dockerFile: Dockerfile, ${azure}}`, "Docker@1")).toMatchObject([
      { kind: "build", images: ["x.azurecr.io/web:7", "x.azurecr.io/web:latest"], pushes: false },
    ]);
    expect(one(`{command: Push an image, ${azure}}`, "Docker@1")).toMatchObject([
      { kind: "push", image: "x.azurecr.io/web:7" },
      { kind: "push", image: "x.azurecr.io/web:latest" },
    ]);
  });
});

describe("templates", () => {
  const template = `parameters:
- {name: image, type: string}
- {name: tags, type: object, default: [one, two]}
- {name: extra, type: stepList, default: []}
- {name: push, type: boolean, default: false}
jobs:
- \${{ each tag in parameters.tags }}:
  - job: build_\${{ tag }}
    steps:
    - \${{ if eq(parameters.push, true) }}:
      - task: Docker@2
        inputs: {repository: "\${{ parameters.image }}", tags: "\${{ tag }}"}
    - \${{ else }}:
      - task: Docker@2
        inputs: {command: build, repository: local, tags: "\${{ tag }}"}
    - \${{ parameters.extra }}
`;
  const pipeline = (push: string) => `trigger: [main]
variables: [{name: image, value: acme/web}, {group: secrets}]
jobs:
- template: ci/jobs.yml
  parameters:
    image: $(image)
    push: ${push}
    extra:
    - task: Docker@2
      inputs: {command: build, repository: extra, tags: '1'}
`;

  test("parameters, loops and conditions are unfolded, and each fact is where it is written", () => {
    const found = factsOf("build", pipeline("true"), { "ci/jobs.yml": template });
    expect(
      found.map(({ by, images, pushes, at }) => [by, images[0], pushes, `${at.file}:${at.line}`]),
    ).toEqual([
      [`${path}#build_one`, "acme/web:one", true, "ci/jobs.yml:11"],
      [`${path}#build_one`, "extra:1", false, `${path}:9`],
      [`${path}#build_two`, "acme/web:two", true, "ci/jobs.yml:11"],
      [`${path}#build_two`, "extra:1", false, `${path}:9`],
    ]);
    expect(factsOf("build", pipeline("false"), { "ci/jobs.yml": template })[0]?.images).toEqual([
      "local:one",
    ]);
  });

  test("where no file decides, both branches are read", () => {
    const found = factsOf("build", pipeline("${{ variables['Push'] }}"), { "ci/jobs.yml": template });
    expect(found.slice(0, 2).map(({ images }) => images[0])).toEqual(["acme/web:one", "local:one"]);
  });

  test("a template of another repository is recorded with what it is pinned to", () => {
    const text = `resources: {repositories: [{repository: shared, name: acme/templates, ref: refs/heads/main}]}
steps:
- template: build.yml@shared
`;
    expect(factsOf("tool", text)).toMatchObject([
      { what: "template", name: "acme/templates/build.yml", pinned: false },
    ]);
    expect(factsOf("control", text)).toMatchObject([{ control: "ci-includes-pinned", status: "violated" }]);
  });

  test("extends and variables of templates are followed; a template that names itself comes to an end", () => {
    const others = {
      "t/main.yml":
        "parameters: {name: ''}\nstages:\n- stage: s\n  jobs:\n  - job: j\n    steps: [{task: Docker@2, inputs: {repository: '${{ parameters.name }}', tags: $(tag)}}]\n",
      "t/vars.yml": "variables: {tag: '3'}\n",
      "t/self.yml": "steps:\n- template: self.yml\n- template: self.yml\n",
    };
    const text =
      "trigger: [main]\nvariables: [{template: t/vars.yml}]\nextends: {template: t/main.yml, parameters: {name: web}}\n";
    expect(factsOf("build", text, others)).toMatchObject([{ images: ["web:3"], by: `${path}#j` }]);
    expect(factsOf("job", "trigger: [main]\nsteps:\n- template: t/self.yml\n", others)).toHaveLength(1);
  });
});

test("machines that are no longer looked after, and secrets in the file, are shown once with their line", () => {
  const text =
    "variables:\n- {name: API_TOKEN, value: abcdef123456}\npool: {vmImage: ubuntu-16.04}\njobs: [{job: a}, {job: b}]\n";
  expect(factsOf("control", text).map(({ control, at }) => [control, at.line])).toEqual([
    ["secrets-in-pipeline-file", 2],
    ["ci-runner-image-supported", 3],
  ]);
});

test("helm and web apps name what they run", () => {
  const text = `steps:
- task: HelmDeploy@0
  inputs: {command: upgrade, chartType: FilePath, chartPath: $(Build.SourcesDirectory)/charts/web, releaseName: web, namespace: shop, overrideValues: "image.repository=acme/web,image.tag=7"}
- task: AzureWebAppContainer@1
  inputs: {appName: shop, containers: acme/web:7}
`;
  expect(factsOf("deploy", text)).toMatchObject([
    { how: "helm", files: ["charts/web"], workloads: ["web"], namespace: "shop", image: "acme/web:7" },
    { how: "unknown", workloads: ["shop"], image: "acme/web:7" },
  ]);
});

test("manifests that come as an artifact are those of the tree", () => {
  const text = (manifest: string) =>
    `steps: [{task: KubernetesManifest@1, inputs: {action: deploy, manifests: ${manifest}, containers: a/b:1}}]\n`;
  const others = { "manifests/web.yml": "", "deploy/only.yml": "" };
  const files = (manifest: string) => factsOf("deploy", text(manifest), others).map((fact) => fact.files);
  expect(files("$(Pipeline.Workspace)/manifests/web.yml")).toEqual([["manifests/web.yml"]]);
  expect(files("$(Pipeline.Workspace)/drop/only.yml")).toEqual([["deploy/only.yml"]]);
  expect(files("$(Pipeline.Workspace)/drop/none.yml")).toEqual([[]]);
});
