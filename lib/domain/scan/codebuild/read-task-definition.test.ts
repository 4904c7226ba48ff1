import { expect, test } from "vitest";
import { factsOf } from "../../../testing/facts-of";
import { faultsWhenDamaged } from "../../../testing/faults-when-damaged";
import { controlsOf, readFirst } from "../../../testing/read-first";
import { taskDefinitionReader } from "./read-task-definition";

const task = `{
  "family": "shop",
  "requiresCompatibilities": ["FARGATE"],
  "networkMode": "host",
  "containerDefinitions": [
    {
      "name": "web",
      "image": "<IMAGE1_NAME>",
      "privileged": true,
      "readonlyRootFilesystem": true,
      "user": "1000",
      "memory": 256,
      "secrets": [{"name": "P", "valueFrom": "arn:x"}],
      "environment": [{"name": "DB_PASSWORD", "value": "hunter2"}, {"name": "TOKEN", "value": "\${T}"}]
    },
    {"name": "side", "image": "acme/side", "logConfiguration": {"logDriver": "awslogs"}}
  ],
  "volumes": [{"host": {"sourcePath": "/var/run/docker.sock"}}]
}`;

test("a task definition is a workload with the images of its containers, and what their settings prove", () => {
  const reading = readFirst(taskDefinitionReader, { "taskdef.json": task });
  expect(factsOf(reading, "workload")).toMatchObject([
    {
      id: "taskdef.json#TaskDefinition/shop",
      orchestrator: "ecs-fargate",
      images: [{ ref: "<IMAGE1_NAME>", at: { line: 8 } }, { ref: "acme/side" }],
    },
  ]);
  expect(controlsOf(reading)).toEqual([
    ["privileged-container", "violated", 9],
    ["read-only-root-filesystem", "present", 10],
    ["run-as-non-root-enforced", "present", 11],
    ["memory-limit", "present", 12],
    ["secrets-from-store", "present", 13],
    ["secrets-in-manifests", "violated", 14],
    ["latest-tag-used", "violated", 16],
    ["container-logs", "present", 16],
    ["host-namespaces-shared", "violated", 4],
    ["docker-socket-mounted", "violated", 18],
  ]);
});

test("imagedefinitions.json says which container gets which image", () => {
  const reading = readFirst(taskDefinitionReader, {
    "imagedefinitions.json": '[{"name": "web", "imageUri": "acme/web:1"}]',
  });
  expect(factsOf(reading, "deploy")).toMatchObject([{ how: "ecs", workloads: ["web"], image: "acme/web:1" }]);
});

test("however the file is damaged, nothing is thrown and each fact has its line", () => {
  expect(faultsWhenDamaged(taskDefinitionReader, { "taskdef.json": task })).toEqual([]);
});
