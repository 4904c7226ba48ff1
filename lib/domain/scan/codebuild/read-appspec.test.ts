import { expect, test } from "vitest";
import { factsOf } from "../../../testing/facts-of";
import { faultsWhenDamaged } from "../../../testing/faults-when-damaged";
import { controlsOf, readFirst } from "../../../testing/read-first";
import { appspecReader } from "./read-appspec";

const onHosts =
  "version: 0.0\nos: linux\nhooks:\n  ApplicationStart:\n    - location: run.sh\n      runas: root\n  AfterInstall:\n    - {location: gone.sh}\n";

test("hooks run their scripts in CodeDeploy's order; what is not there is said", () => {
  const reading = readFirst(appspecReader, {
    "deploy/appspec.yml": onHosts,
    "deploy/run.sh": "docker run x",
  });
  expect(factsOf(reading, "job").map(({ name, starts, needs }) => [name, starts, needs])).toEqual([
    ["AfterInstall", "unknown", []],
    ["ApplicationStart", "unknown", ["deploy/appspec.yml#AfterInstall"]],
  ]);
  expect(factsOf(reading, "uses").map(({ to, local }) => [to, local])).toEqual([
    ["gone.sh", false],
    ["deploy/run.sh", true],
  ]);
  expect(controlsOf(reading)).toEqual([["least-privilege-host", "violated", 6]]);
  expect(reading.notUnderstood).toMatchObject([{ at: { line: 8 } }]);
});

test("a service of ECS gets the task of the file beside it", () => {
  const text =
    'version: 0.0\nResources:\n  - Web:\n      Type: AWS::ECS::Service\n      Properties:\n        TaskDefinition: <TASK_DEFINITION>\n        LoadBalancerInfo: {ContainerName: "web", ContainerPort: 80}\n';
  const reading = readFirst(appspecReader, { "appspec.yaml": text, "taskdef.json": "{}" });
  expect(factsOf(reading, "deploy")).toMatchObject([
    { by: "appspec.yaml#Web", how: "codedeploy", workloads: ["web"], files: ["taskdef.json"] },
  ]);
});

test("however the file is damaged, nothing is thrown and each fact has its line", () => {
  expect(faultsWhenDamaged(appspecReader, { "appspec.yml": onHosts, "run.sh": "docker run x" })).toEqual([]);
});
