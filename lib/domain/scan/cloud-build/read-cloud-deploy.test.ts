import { expect, test } from "vitest";
import { factsOf } from "../../../testing/facts-of";
import { faultsWhenDamaged } from "../../../testing/faults-when-damaged";
import { controlsOf, readFirst } from "../../../testing/read-first";
import { cloudDeployReader } from "./read-cloud-deploy";

const head = "apiVersion: deploy.cloud.google.com/v1\n";
const pipeline = `${head}kind: DeliveryPipeline\nmetadata: {name: shop}\nserialPipeline:\n  stages:\n  - targetId: staging\n  - targetId: prod\n    strategy: {standard: {verify: true}}\n`;
const target = `${head}kind: Target\nmetadata: {name: prod}\nrequireApproval: true\ngke: {cluster: projects/p/locations/l/clusters/main}\n`;

test("a target that requires approval is started by a person; where nothing moves a release on, that is not known", () => {
  const reading = readFirst(cloudDeployReader, {
    "deploy/clouddeploy.yaml": `${pipeline}---\n${target}`,
    "deploy/skaffold.yaml": "x",
  });
  expect(factsOf(reading, "job").map(({ name, starts }) => [name, starts])).toEqual([
    ["staging", "automatic"],
    ["prod", "by-person"],
  ]);
  expect(
    factsOf(reading, "deploy").map(({ environment, cluster, files }) => [environment, cluster, files]),
  ).toEqual([
    ["staging", undefined, ["deploy/skaffold.yaml"]],
    ["prod", "main", ["deploy/skaffold.yaml"]],
  ]);
  expect(controlsOf(reading)).toEqual([
    ["manual-approval-before-production", "present", 13],
    ["deployment-verified", "present", 8],
  ]);
  expect(factsOf(reading, "platform")).toMatchObject([{ technology: "gke", name: "main" }]);
  expect(
    factsOf(readFirst(cloudDeployReader, { "a.yaml": pipeline }), "job").map(({ starts }) => starts),
  ).toEqual(["automatic", "unknown"]);
});

test("targets are found in files beside it, with their lines there", () => {
  const reading = readFirst(cloudDeployReader, { "p.yaml": pipeline, "t.yaml": target });
  expect(factsOf(reading, "check")).toMatchObject([{ does: "approve", at: { file: "t.yaml", line: 4 } }]);
});

test("a rule that promotes moves a release on by itself", () => {
  const automation = `${head}kind: Automation\nrules: [{promoteReleaseRule: {name: x}}]\n`;
  expect(
    factsOf(readFirst(cloudDeployReader, { "p.yaml": `${pipeline}---\n${automation}` }), "job").at(-1)
      ?.starts,
  ).toBe("automatic");
});

test("however the file is damaged, nothing is thrown and each fact has its line", () => {
  expect(faultsWhenDamaged(cloudDeployReader, { "p.yaml": `${pipeline}---\n${target}` })).toEqual([]);
});
