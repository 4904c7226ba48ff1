import { describe, expect, test } from "vitest";
import { factsOf } from "../../../testing/facts-of";
import { faultsWhenDamaged } from "../../../testing/faults-when-damaged";
import { controlsOf, readFirst } from "../../../testing/read-first";
import { bitbucketReader } from "./read-bitbucket";

const whole = `image: node:20
definitions:
  services:
    docker: {image: "docker:dind"}
  steps:
    - step: &push
        name: Push
        oidc: true
        services: [docker]
        script:
          - docker build -t web .
          - pipe: atlassian/aws-ecr-push-image:2.4.2
            variables: {IMAGE_NAME: web, TAGS: "1 latest", AWS_DEFAULT_REGION: eu-west-1, AWS_OIDC_ROLE_ARN: x}
pipelines:
  default:
    - parallel:
        - step: *push
        - step: {name: Lint, script: [npm run lint]}
    - step:
        name: Ship
        deployment: production
        trigger: manual
        runs-on: [self.hosted, linux]
        script:
          - pipe: atlassian/aws-ecs-deploy:1.0.0
            variables: {CLUSTER_NAME: c, SERVICE_NAME: s, TASK_DEFINITION: taskdef.json, AWS_ACCESS_KEY_ID: $K}
  custom:
    clean: [{step: {script: [x]}}]
`;

const read = (text: string) => readFirst(bitbucketReader, { "bitbucket-pipelines.yml": text });

describe("bitbucketReader", () => {
  test("steps of all pipelines, those side by side too, and which a person starts", () => {
    expect(
      factsOf(read(whole), "job").map(({ id, starts, needs, environment }) => [
        id.split("#")[1],
        starts,
        needs.length,
        environment,
      ]),
    ).toEqual([
      ["default/Push", "automatic", 0, undefined],
      ["default/Lint", "automatic", 0, undefined],
      ["default/Ship", "by-person", 2, "production"],
      ["custom/clean/step 1", "by-person", 0, undefined],
    ]);
    expect(factsOf(read(whole), "job")[2]).toMatchObject({ ownMachine: true });
  });

  test("pipes give images and services", () => {
    const host = "$AWS_ACCOUNT_ID.dkr.ecr.eu-west-1.amazonaws.com";
    expect(factsOf(read(whole), "push").map(({ image }) => image)).toEqual([
      `${host}/web:1`,
      `${host}/web:latest`,
    ]);
    expect(factsOf(read(whole), "deploy")).toMatchObject([
      { how: "ecs", cluster: "c", workloads: ["s"], files: ["taskdef.json"] },
    ]);
    expect(factsOf(read(whole), "tool").filter(({ what }) => what === "plugin")).toMatchObject([
      { name: "atlassian/aws-ecr-push-image", version: "2.4.2", pinned: false },
      { name: "atlassian/aws-ecs-deploy" },
    ]);
  });

  test("what is proved", () => {
    expect(controlsOf(read(whole)).map(([control, status]) => [control, status])).toEqual([
      ["docker-in-docker", "present"],
      ["cloud-credentials-oidc", "present"],
      ["latest-tag-used", "violated"],
      ["static-cloud-credentials", "violated"],
      ["manual-approval-before-production", "present"],
    ]);
  });

  test("however the file is damaged, nothing is thrown and each fact has its line", () => {
    expect(faultsWhenDamaged(bitbucketReader, { "bitbucket-pipelines.yml": whole })).toEqual([]);
  });
});
