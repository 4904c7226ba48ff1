import { expect, test } from "vitest";
import { tryReader } from "@/lib/testing/try-reader";
import { githubActionsReader } from "./read-github-actions";

const path = ".github/workflows/build.yml";
const sha = "0123456789abcdef0123456789abcdef01234567";
const { read, factsOf, controlsOf: controls } = tryReader(githubActionsReader, path);

const job = (steps: string, head = "on: push") =>
  `${head}\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;

test("tells what is pinned by commit, by digest, local or a matter of the run", () => {
  const text = `on: push
jobs:
  build:
    runs-on: x
    container: node:22
    services: {db: {image: "postgres@sha256:${"0".repeat(64)}"}}
    steps:
      - uses: actions/checkout@${sha}
      - uses: actions/setup-go@v5
      - uses: ./.github/actions/own
      - uses: docker://aquasec/trivy:0.57.0
`;
  expect(
    factsOf("tool", text).map(({ what, name, version, pinned, local }) => [
      what,
      name,
      version,
      pinned,
      local,
    ]),
  ).toEqual([
    ["image", "node", "22", false, undefined],
    ["image", "postgres", `sha256:${"0".repeat(64)}`, true, undefined],
    ["action", "actions/checkout", sha, true, undefined],
    ["action", "actions/setup-go", "v5", false, undefined],
    ["action", "./.github/actions/own", undefined, true, true],
    ["image", "aquasec/trivy", "0.57.0", false, undefined],
  ]);
});

test.each([
  ["aquasecurity/trivy-action@0.28.0", "{image-ref: 'a/b:1', exit-code: '1'}", "scan-image", true],
  ["aquasecurity/trivy-action@0.28.0", "{image-ref: 'a/b:1'}", "scan-image", false],
  ["aquasecurity/trivy-action@0.28.0", "{scan-type: fs}", "scan-source", false],
  ["aquasecurity/trivy-action@0.28.0", "{scan-type: config, exit-code: 1}", "scan-config", true],
  ["anchore/scan-action@v5", "{image: 'a/b:1'}", "scan-image", true],
  ["anchore/scan-action@v5", "{image: 'a/b:1', fail-build: false}", "scan-image", false],
  ["snyk/actions/docker@master", "{image: 'a/b:1'}", "scan-image", true],
  ["docker/scout-action@v1", "{image: 'a/b:1', exit-code: true}", "scan-image", true],
  ["github/codeql-action/analyze@v3", "{}", "scan-source", "unknown"],
  ["anchore/sbom-action@v0", "{image: 'a/b:1'}", "sbom", true],
  ["actions/attest-build-provenance@v2", "{subject-name: a/b}", "provenance", true],
])("%s %s", (uses, inputs, does, blocks) => {
  expect(factsOf("check", job(`      - {uses: ${uses}, with: ${inputs}}`))).toMatchObject([{ does, blocks }]);
});

test("a scan that may fail blocks nothing, one before the push holds it up", () => {
  const push = "      - {uses: docker/build-push-action@v6, with: {tags: 'a/b:1', push: true}}\n";
  const scan = (more: string) => `      - {uses: anchore/scan-action@v5, with: {image: 'a/b:1'}${more}}\n`;
  expect(controls(job(scan("") + push))).toMatchObject({
    "image-scan": "present 6",
    "scan-blocks-publish": "present 6",
  });
  expect(controls(job(scan(", continue-on-error: true") + push))).toMatchObject({
    "scan-blocks-publish": "violated 6",
  });
  expect(controls(job(push + scan("")))).not.toHaveProperty("scan-blocks-publish");
});

test("deployments name files, workloads, image and cluster", () => {
  const text = job(`      - id: task
        uses: aws-actions/amazon-ecs-render-task-definition@v1
        with: {task-definition: deploy/task.json, container-name: web, image: "acme/app:\${{ github.sha }}"}
      - uses: aws-actions/amazon-ecs-deploy-task-definition@v2
        with: {task-definition: "\${{ steps.task.outputs.task-definition }}", service: web, cluster: prod, wait-for-service-stability: true}
      - uses: azure/k8s-deploy@v5
        with: {namespace: shop, manifests: k8s/web.yaml, images: "acme.azurecr.io/app:1"}
      - uses: google-github-actions/deploy-cloudrun@v2
        with: {service: web, image: gcr.io/acme/app}
`);
  expect(factsOf("deploy", text)).toMatchObject([
    {
      how: "ecs",
      files: ["deploy/task.json"],
      workloads: ["web"],
      cluster: "prod",
      image: "acme/app:${{ github.sha }}",
    },
    { how: "kubectl", files: ["k8s/web.yaml"], namespace: "shop", image: "acme.azurecr.io/app:1" },
    { how: "unknown", workloads: ["web"], image: "gcr.io/acme/app" },
  ]);
  expect(controls(text)).toMatchObject({
    "deployment-verified": "present 10",
    "immutable-tag-deployed": "present 9",
  });
});

test("dangers of a workflow are shown with the line that proves them", () => {
  const text = `on:
  pull_request_target:
permissions: write-all
env: {DB_PASSWORD: hunter2hunter2}
jobs:
  build:
    runs-on: [self-hosted, linux]
    container: {image: x/y:1, options: --privileged, volumes: ["/var/run/docker.sock:/var/run/docker.sock"]}
    steps:
      - uses: actions/checkout@${sha}
        with: {ref: "\${{ github.event.pull_request.head.sha }}"}
      - uses: aws-actions/configure-aws-credentials@v4
        with: {aws-access-key-id: "\${{ secrets.KEY }}"}
`;
  expect(controls(text)).toEqual({
    "dangerous-trigger": "violated 2",
    "workflow-permissions-minimal": "violated 3",
    "secrets-in-pipeline-file": "violated 4",
    "own-runner-for-proposals": "violated 7",
    "privileged-build-step": "violated 8",
    "docker-socket-mounted": "violated 8",
    "ci-tool-images-pinned": "violated 8",
    "static-cloud-credentials": "violated 13",
    "actions-pinned-by-sha": "violated 12",
  });
  expect(JSON.stringify(read(text).facts)).not.toContain("hunter2");
});

test("good practice is shown as well", () => {
  const text = `on: push
permissions:
  contents: read
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - uses: docker/login-action@${sha}
        with: {registry: ghcr.io, password: "\${{ secrets.GITHUB_TOKEN }}"}
      - uses: docker/build-push-action@${sha}
        with: {tags: "a/b:1", push: true, sbom: true, provenance: mode=max}
      - uses: google-github-actions/auth@${sha}
        with: {workload_identity_provider: x}
`;
  expect(controls(text)).toEqual({
    "workflow-permissions-minimal": "present 2",
    "registry-credentials": "present 9",
    "image-sbom": "present 11",
    "image-provenance": "present 11",
    "cloud-credentials-oidc": "present 13",
    "actions-pinned-by-sha": "present 8",
  });
});

test("the job's own token is short-lived, and allows with packages what permissions say", () => {
  const login = (registry: string, secret: string) =>
    `      - uses: docker/login-action@v3\n        with: {registry: ${registry}, password: "\${{ secrets.${secret} }}"}\n`;
  const steps = `${login("ghcr.io", "GITHUB_TOKEN")}${login("quay.io", "QUAY")}`;
  const said = (head: string, ofJob = "") =>
    factsOf("login", `on: push\n${head}jobs:\n  build:\n    runs-on: x\n${ofJob}    steps:\n${steps}`).map(
      ({ host, right, shortLived }) => [host, right, shortLived],
    );
  const stored = ["quay.io", undefined, undefined];
  expect(said("")).toEqual([["ghcr.io", undefined, true], stored]);
  expect(said("permissions: {contents: read, packages: write}\n")).toEqual([
    ["ghcr.io", "publish", true],
    stored,
  ]);
  expect(said("permissions: write-all\n", "    permissions: {packages: read}\n")).toEqual([
    ["ghcr.io", "read", true],
    stored,
  ]);
  expect(said("permissions: read-all\n")).toEqual([["ghcr.io", "read", true], stored]);
  expect(said("permissions: {contents: write}\n")).toEqual([["ghcr.io", undefined, true], stored]);
});

test("a stored key for a cloud is told, with the cloud that it opens", () => {
  const text = job('      - run: aws s3 ls\n        env: {AWS_ACCESS_KEY_ID: "${{ secrets.KEY }}"}\n');
  expect(factsOf("control", text)).toMatchObject([
    {
      control: "static-cloud-credentials",
      status: "violated",
      about: `${path}#build`,
      opens: "aws",
      at: { line: 7 },
    },
  ]);
});

test("whom a step signs in to a registry as is told where a secret has it", () => {
  const login = (inputs: string) => `      - uses: docker/login-action@v3\n        with: {${inputs}}\n`;
  const steps = `${login('username: "${{ secrets.HUB }}", password: x')}${login("username: ci")}${login('registry: ghcr.io, username: "${{ github.actor }}"')}`;
  expect(factsOf("login", job(steps)).map(({ host, account }) => [host, account])).toEqual([
    ["docker.io", "${{ secrets.HUB }}"],
    ["docker.io", undefined],
    ["ghcr.io", "${{ github.actor }}"],
  ]);
});
