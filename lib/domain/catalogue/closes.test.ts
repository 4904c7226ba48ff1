import { describe, expect, test } from "vitest";
import { createControlsOf } from "../posture/coverage/applicable-controls";
import { entryTypes, spreadTypes } from "./entry-types";
import { catalogue } from "./load";

const closing = (type: string) =>
  catalogue.controls.flatMap(({ id, closes }) => (closes?.some((one) => one === type) ? [id] : []));

describe("what controls close", () => {
  test("every entry and spread has a closer but a lost laptop, which nothing closes", () => {
    const open = [...entryTypes, ...spreadTypes].filter((type) => closing(type).length === 0);
    expect(open).toEqual(["lost-laptop"]);
  });

  test("a pin closes a moved tag for good, and a hostile dependency until the next update", () => {
    for (const id of ["pin-dependencies", "base-pin-digest", "deploy-by-digest"]) {
      const control = catalogue.controls.find((one) => one.id === id);
      expect(control?.closes, id).toEqual(["moved-tag", "hostile-dependency"]);
      expect(control?.asDeclared, id).toEqual(["hostile-dependency"]);
    }
  });

  test("the gates that ask for a signature are those that only a signer can serve", () => {
    const proving = catalogue.controls.filter(({ gate }) => gate?.provedBy !== undefined);
    expect(proving.map(({ id, gate }) => [id, gate?.against, gate?.provedBy])).toEqual([
      ["adm-image-signature", "swap", "img-sign"],
      ["harbor-project-policies", "swap", "img-sign"],
    ]);
  });
});

// What stands in for a control that only Kubernetes has, by technology.
test.each([
  ["ecs", ["ecs-task-hardening", "orc-access-control"]],
  ["docker-compose", ["orc-task-hardening", "orc-access-control"]],
  ["docker-swarm", ["orc-task-hardening", "orc-access-control"]],
  ["nomad", ["orc-task-hardening", "orc-access-control"]],
  ["google-cloud-run", ["orc-access-control"]],
  ["azure-container-apps", ["orc-access-control"]],
  ["aws-app-runner", ["orc-access-control"]],
])("%s has what fits it instead of what only Kubernetes has", (technology, instead) => {
  const node = {
    id: "n",
    kind: "orchestrator",
    name: "Runner",
    stage: "run",
    position: { x: 0, y: 0 },
    technologies: [technology],
  } as const;
  const ids = createControlsOf(catalogue)({ ...node, technologies: [technology] }).map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(instead));
  expect(ids).not.toContain("adm-pod-security-baseline");
  expect(ids).not.toContain("k8s-api-authentication");
});
