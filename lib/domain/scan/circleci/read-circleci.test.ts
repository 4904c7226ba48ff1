import { describe, expect, test } from "vitest";
import { factsOf } from "../../../testing/facts-of";
import { faultsWhenDamaged } from "../../../testing/faults-when-damaged";
import { controlsOf, readFirst } from "../../../testing/read-first";
import { circleciReader } from "./read-circleci";

const read = (text: string, others: Readonly<Record<string, string>> = {}) =>
  readFirst(circleciReader, { ".circleci/config.yml": text, ...others });

const orb = (orbs: string, jobs: string) =>
  read(`version: 2.1\norbs: {${orbs}}\nworkflows:\n  main:\n    jobs:\n      - ${jobs}\n`);

describe("jobs of workflows", () => {
  test("a job waits for what it requires, and for a person where an approval is on the way", () => {
    const text = `version: 2.1
jobs: {build: {machine: true, steps: [checkout]}, ship: {machine: true, steps: [checkout]}}
workflows:
  main:
    jobs:
      - build
      - hold:
          type: approval
          requires: [build]
      - ship:
          name: deploy-prod
          requires:
            - hold
`;
    const reading = read(text);
    expect(factsOf(reading, "job").map(({ name, starts, needs }) => [name, starts, needs])).toEqual([
      ["build", "automatic", []],
      ["hold", "by-person", [".circleci/config.yml#build"]],
      ["deploy-prod", "by-person", [".circleci/config.yml#hold"]],
    ]);
    expect(factsOf(reading, "check")).toMatchObject([{ does: "approve", at: { line: 8 } }]);
    expect(controlsOf(reading)).toEqual([["manual-approval-before-production", "present", 8]]);
  });

  test("a matrix with a name makes a job for each of its values", () => {
    const text =
      "version: 2.1\njobs: {b: {parameters: {v: {type: string}}, docker: [{image: 'node:<< parameters.v >>'}], steps: []}}\nworkflows: {m: {jobs: [{b: {name: b-<< matrix.v >>, matrix: {parameters: {v: ['18', '20', '22'], w: [a]}, exclude: [{v: '22', w: a}]}}}, {c: {requires: [b-20]}}]}}\n";
    const reading = read(text);
    expect(factsOf(reading, "tool").map(({ by, version }) => [by, version])).toEqual([
      [".circleci/config.yml#b-18", "18"],
      [".circleci/config.yml#b-20", "20"],
    ]);
    expect(factsOf(reading, "job").at(-1)?.needs).toEqual([".circleci/config.yml#b-20"]);
  });

  test("a workflow that a parameter has to ask for is not known to run", () => {
    const text =
      "version: 2.1\nparameters: {go: {type: boolean, default: false}}\njobs: {b: {machine: true, steps: []}}\nworkflows: {m: {when: << pipeline.parameters.go >>, jobs: [b]}, n: {unless: << pipeline.parameters.go >>, jobs: [{b: {name: c}}]}}\n";
    expect(factsOf(read(text), "job").map(({ starts }) => starts)).toEqual(["unknown", "automatic"]);
  });

  test("what starts it: filters of tags, times", () => {
    const text =
      "version: 2.1\njobs: {b: {machine: true, steps: []}}\nworkflows: {m: {jobs: [{b: {filters: {tags: {only: '/^v.*/'}, branches: {ignore: '/.*/'}}}}]}, night: {triggers: [{schedule: {cron: '0 0 * * *'}}], jobs: [b]}}\n";
    expect(factsOf(read(text), "ci")[0]?.triggers.map(({ on }) => on)).toEqual(["tag", "schedule"]);
  });

  test("machines of one's own are those of a class with a namespace", () => {
    const text =
      "version: 2.1\njobs: {b: {machine: true, resource_class: acme/big, steps: []}, c: {machine: {image: 'ubuntu-1604:202104-01'}, steps: []}}\nworkflows: {m: {jobs: [b, c]}}\n";
    const reading = read(text);
    expect(factsOf(reading, "job").map(({ runsOn, ownMachine }) => [runsOn, ownMachine])).toEqual([
      ["acme/big", true],
      ["ubuntu-1604:202104-01", undefined],
    ]);
    expect(controlsOf(reading)).toEqual([["ci-runner-image-supported", "violated", 2]]);
  });
});

describe("orbs", () => {
  test.each([
    ["circleci/aws-ecr@0.0.2", true, "present"],
    ["circleci/aws-ecr@9.1", false, "violated"],
    ["circleci/aws-ecr@volatile", false, "violated"],
    ["acme/own@dev:first", false, "violated"],
  ])("%s", (written, pinned, status) => {
    const reading = orb(`o: ${written}`, "o/x");
    expect(factsOf(reading, "tool")).toMatchObject([{ what: "orb", pinned }]);
    expect(controlsOf(reading)).toEqual([["orbs-pinned", status, 2]]);
  });

  test("an image for ECR and a service of ECS, as their orbs take them", () => {
    const text = `version: 2.1
orbs:
  aws-ecr: circleci/aws-ecr@9.0.1
  aws-ecs: circleci/aws-ecs@4.0.0
workflows:
  main:
    jobs:
      - aws-ecr/build_and_push_image:
          auth:
            - aws-cli/setup:
                role_arn: arn:aws:iam::1:role/x
          account_id: "123"
          region: eu-west-1
          repo: shop
          tag: latest,\${CIRCLE_SHA1}
          path: api
          extra_build_args: --build-arg V=1 --target run
      - aws-ecs/deploy_service_update:
          requires: [aws-ecr/build_and_push_image]
          family: shop-task
          service_name: shop-service
          cluster: main
          container_image_name_updates: container=app,image-and-tag=123.dkr.ecr.eu-west-1.amazonaws.com/shop:\${CIRCLE_SHA1}
          verify_revision_is_deployed: true
`;
    const reading = read(text);
    expect(factsOf(reading, "build")).toMatchObject([
      {
        by: ".circleci/config.yml#aws-ecr/build_and_push_image",
        images: [
          "123.dkr.ecr.eu-west-1.amazonaws.com/shop:latest",
          "123.dkr.ecr.eu-west-1.amazonaws.com/shop:${CIRCLE_SHA1}",
        ],
        dockerfile: "api/Dockerfile",
        context: "",
        target: "run",
        args: { V: "1" },
        pushes: true,
        at: { line: 14 },
      },
    ]);
    expect(factsOf(reading, "deploy")).toMatchObject([
      {
        how: "ecs",
        cluster: "main",
        workloads: ["shop-service"],
        image: "123.dkr.ecr.eu-west-1.amazonaws.com/shop:${CIRCLE_SHA1}",
        at: { line: 23 },
      },
    ]);
    expect(controlsOf(reading).toSorted((one, other) => one[0].localeCompare(other[0]))).toEqual([
      ["cloud-credentials-oidc", "present", 11],
      ["deployment-verified", "present", 24],
      ["immutable-tag-deployed", "present", 23],
      ["latest-tag-used", "violated", 14],
      ["orbs-pinned", "present", 3],
    ]);
  });

  test.each([
    [
      "d: circleci/docker@2.0.0",
      "d/publish: {image: acme/web, tag: v1, registry: ghcr.io, dockerfile: D, path: web}",
      ["ghcr.io/acme/web:v1"],
    ],
    ["d: circleci/docker@2.0.0", "d/publish: {image: acme/web}", ["acme/web:$CIRCLE_SHA1"]],
    [
      "g: circleci/gcp-gcr@0.16.0",
      "g/build-and-push-image: {image: web, google-project-id: GOOGLE_PROJECT_ID}",
      ["gcr.io/${GOOGLE_PROJECT_ID}/web:latest"],
    ],
    [
      "a: circleci/azure-acr@0.2.0",
      "a/build-and-push-image: {login-server-name: acme.azurecr.io, repo: web, tag: '1'}",
      ["acme.azurecr.io/web:1"],
    ],
    [
      "e: circleci/aws-ecr@6.0.0",
      "e/build-and-push-image: {repo: web}",
      ["${AWS_ECR_ACCOUNT_URL}/web:latest"],
    ],
  ])("an orb builds %s %s", (orbs, call, images) => {
    expect(factsOf(orb(orbs, call), "build")).toMatchObject([{ images, pushes: true }]);
  });

  test.each([
    [
      "k: circleci/kubernetes@1.3.1",
      "k/create-or-update-resource: {resource-file-path: k8s/web.yml, namespace: shop}",
      { how: "kubectl", files: ["k8s/web.yml"], namespace: "shop" },
    ],
    [
      "e: circleci/aws-eks@2.2.0",
      "e/update-container-image: {cluster-name: c, resource-name: deployment/web, container-image-updates: web=acme/web:1}",
      { how: "kubectl", cluster: "c", workloads: ["deployment/web"], image: "acme/web:1" },
    ],
    [
      "h: circleci/helm@3.0.0",
      "h/upgrade-helm-chart: {chart: charts/web, release-name: web}",
      { how: "helm", files: ["charts/web"], workloads: ["web"] },
    ],
    [
      "r: circleci/gcp-cloud-run@1.0.0",
      "r/deploy: {service-name: web, image: gcr.io/p/web}",
      { workloads: ["web"], image: "gcr.io/p/web" },
    ],
  ])("an orb deploys %s %s", (orbs, call, deploy) => {
    expect(factsOf(orb(orbs, call), "deploy")).toMatchObject([deploy]);
  });

  test("scanners: whether a finding ends the job", () => {
    expect(
      factsOf(orb("s: snyk/snyk@1.1.2", "s/scan: {docker-image-name: acme/web:1}"), "check"),
    ).toMatchObject([{ does: "scan-image", image: "acme/web:1", blocks: true }]);
    expect(factsOf(orb("s: snyk/snyk@1.1.2", "s/scan: {fail-on-issues: false}"), "check")).toMatchObject([
      { does: "scan-source", blocks: false },
    ]);
    expect(
      factsOf(orb("t: fifteen5/trivy-orb@1.0.0", "t/scan: {args: image --exit-code 1 acme/web}"), "check"),
    ).toMatchObject([{ does: "scan-image", image: "acme/web", blocks: true }]);
  });
});

describe("commands and parameters", () => {
  test("an orb's command inside commands of the file gets what was given from outside", () => {
    const text = `version: 2.1
orbs: {d: circleci/docker@2.0.0}
executors: {e: {parameters: {v: {type: string, default: '20'}}, docker: [{image: 'cimg/node:<< parameters.v >>'}]}}
commands:
  out:
    parameters: {name: {type: string}, after: {type: steps, default: []}, push: {type: boolean, default: true}}
    steps:
      - d/build: {image: << parameters.name >>, tag: '1'}
      - when: {condition: << parameters.push >>, steps: [{d/push: {image: << parameters.name >>, tag: '1'}}]}
      - unless: {condition: << parameters.push >>, steps: [{d/push: {image: never, tag: '1'}}]}
      - steps: << parameters.after >>
jobs: {b: {executor: {name: e, v: '22'}, steps: [{out: {name: acme/web}}]}}
workflows: {m: {jobs: [b]}}
`;
    const reading = read(text);
    expect(factsOf(reading, "build")).toMatchObject([{ images: ["acme/web:1"], pushes: false }]);
    expect(factsOf(reading, "push")).toMatchObject([{ image: "acme/web:1" }]);
    expect(factsOf(reading, "tool").map(({ name, version }) => [name, version])).toContainEqual([
      "cimg/node",
      "22",
    ]);
  });

  test("what a step hands to the next by $BASH_ENV is known there, with its own lines", () => {
    const text =
      "version: 2.1\njobs:\n  b:\n    docker: [{image: 'cimg/base:1', environment: {I: acme/web}}]\n    steps:\n      - run: echo 'export TAG=7' >> $BASH_ENV\n      - run:\n          command: |\n            docker push $I:$TAG\nworkflows: {m: {jobs: [b]}}\n";
    expect(factsOf(read(text), "push").map(({ image, at }) => [image, at.line])).toEqual([["acme/web:7", 9]]);
  });

  test("orbs within the file are read as the file is", () => {
    const text =
      "version: 2.1\norbs: {own: {orbs: {d: circleci/docker@2.0.0}, jobs: {b: {machine: true, steps: [c]}}, commands: {c: {steps: [{d/push: {image: acme/web, tag: '1'}}]}}}}\nworkflows: {m: {jobs: [own/b]}}\n";
    expect(factsOf(read(text), "push")).toMatchObject([{ image: "acme/web:1" }]);
  });

  test("commands that call each other end", () => {
    const text =
      "version: 2.1\ncommands: {a: {steps: [b, b]}, b: {steps: [a, a]}}\njobs: {j: {machine: true, steps: [a]}}\nworkflows: {m: {jobs: [j]}}\n";
    expect(factsOf(read(text), "job")).toHaveLength(1);
  });

  test("a file of another tool with a version 2.1 is not one", () => {
    expect(
      circleciReader.recognises({ path: "compose.yml", text: "version: '2.1'\nservices: {a: {image: b}}\n" }),
    ).toBe(false);
  });
});

const whole = `version: 2.1
parameters:
  tag: {type: string, default: latest}
orbs:
  ecr: circleci/aws-ecr@9.0.1
  own:
    commands:
      x: {steps: [{run: "echo << pipeline.parameters.tag >>"}]}
executors:
  e:
    docker: [{image: cimg/node:20, environment: {A: b}}]
commands:
  c:
    parameters: {x: {type: string, default: y}}
    steps:
      - run:
          name: n
          command: |
            docker build -t << parameters.x >> .
      - own/x
jobs:
  build:
    executor: e
    steps: [checkout, setup_remote_docker, {c: {x: z}}]
workflows:
  main:
    when: {and: [true, {not: << pipeline.parameters.tag >>}]}
    jobs:
      - build: {matrix: {parameters: {p: [1, 2]}}}
      - hold: {type: approval, requires: [build]}
      - ecr/build_and_push_image: {repo: a, requires: [hold], post-steps: [{run: x}]}
`;

test("however the file is damaged, nothing is thrown and each fact has its line", () => {
  expect(faultsWhenDamaged(circleciReader, { ".circleci/config.yml": whole })).toEqual([]);
});
