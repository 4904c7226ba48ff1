import { expect, test } from "vitest";
import { tryReader } from "@/lib/testing/try-reader";
import { azurePipelinesReader } from "./read-azure-pipelines";

const path = "azure-pipelines.yml";
const { factsOf } = tryReader(azurePipelinesReader, path);

const template = `parameters: [{name: env}, {name: approval, type: boolean}]
stages:
- stage: \${{ parameters.env }}
  jobs:
  - \${{ if eq(parameters.approval, true) }}:
    - job: wait
      pool: server
      steps: [{task: ManualValidation@0}]
  - deployment: ship
    \${{ if eq(parameters.approval, true) }}:
      dependsOn: wait
    \${{ if eq(parameters.env, 'old') }}:
      condition: false
    environment: \${{ parameters.env }}
    strategy: {runOnce: {deploy: {steps: [{script: 'true'}]}}}
`;

test("what a job waits for, and whether it runs, may be under a condition of a template", () => {
  const stage = (env: string, approval: boolean) =>
    `- template: ship.yml\n  parameters: {env: ${env}, approval: ${approval}}\n`;
  const jobs = factsOf("job", `stages:\n${stage("dev", false)}${stage("prod", true)}${stage("old", false)}`, {
    "ship.yml": template,
  });
  expect(
    jobs.map(({ id, starts, needs, disabled }) => [id.split("#")[1], starts, needs.length, disabled]),
  ).toEqual([
    ["ship", "unknown", 0, undefined],
    ["wait", "by-person", 1, undefined],
    ["prod.ship", "by-person", 1, undefined],
    ["old.ship", "by-person", 2, true],
  ]);
});

test("a file that one step writes is there for the next", () => {
  const text = `steps:
- script: cp k8s/web.tmpl.yaml web.yaml
- script: sed -i 's|IMAGE|r/web:1|' web.yaml
- script: kubectl apply -f web.yaml
`;
  expect(factsOf("deploy", text, { "k8s/web.tmpl.yaml": "image: IMAGE" })).toMatchObject([
    { files: ["k8s/web.tmpl.yaml"], replaces: { IMAGE: "r/web:1" } },
  ]);
});
