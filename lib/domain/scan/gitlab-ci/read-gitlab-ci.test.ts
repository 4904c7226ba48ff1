import { describe, expect, test } from "vitest";
import { factsOf } from "../../../testing/facts-of";
import { faultsWhenDamaged } from "../../../testing/faults-when-damaged";
import { controlsOf, readFirst } from "../../../testing/read-first";
import { gitlabCiReader } from "./read-gitlab-ci";

const read = (text: string, others: Readonly<Record<string, string>> = {}) =>
  readFirst(gitlabCiReader, { ".gitlab-ci.yml": text, ...others });

const job = (text: string, name: string, others: Readonly<Record<string, string>> = {}) => {
  const found = factsOf(read(text, others), "job").find((one) => one.name === name);
  if (!found) throw new Error(`There is no job ${name}.`);
  return found;
};

describe("which jobs there are", () => {
  test("hidden jobs, keys of the file and maps that run nothing are none", () => {
    const text =
      ".base: {script: [a]}\nvariables: {A: b}\ndefault: {image: x}\nnote: {a: 1}\nbuild: {extends: .base}\npages: {script: [b]}\n";
    expect(factsOf(read(text), "job").map(({ name }) => name)).toEqual(["build", "pages"]);
  });

  test("what is extended is merged over several levels, and lists are replaced", () => {
    const text = [
      ".a: {image: alpine:3, variables: {X: a, Y: a}, tags: [one, two], script: [x]}",
      ".b: {extends: .a, variables: {X: b}}",
      "c: {extends: [.a, .b], tags: [three], environment: $X-$Y}",
    ].join("\n");
    const reading = read(text);
    expect(factsOf(reading, "job")).toMatchObject([
      { name: "c", runsOn: "three", ownMachine: true, environment: "b-a" },
    ]);
    expect(factsOf(reading, "tool")).toMatchObject([{ name: "alpine", version: "3", at: { line: 1 } }]);
  });

  test("jobs that extend each other end", () => {
    expect(factsOf(read("a: {extends: b, script: [x]}\nb: {extends: a}\n"), "job")).toHaveLength(2);
  });

  test("a reference brings lists of another job, also within lists", () => {
    const text =
      ".s: {rules: [{when: manual}], needs: [a]}\na: {script: [x]}\nb: {script: [y], rules: !reference [.s, rules], needs: [!reference [.s, needs]]}\n";
    expect(job(text, "b")).toMatchObject({ starts: "by-person", needs: [".gitlab-ci.yml#a"] });
  });

  test("defaults are given to each job unless it says otherwise", () => {
    const text =
      "default: {image: 'a:1', tags: [own]}\nx: {script: [a]}\ny: {script: [a], inherit: {default: false}}\nz: {script: [a], image: 'b:2', inherit: {default: [image]}}\n";
    const reading = read(text);
    expect(factsOf(reading, "tool").map(({ by, name }) => [by, name])).toEqual([
      [".gitlab-ci.yml#x", "a"],
      [".gitlab-ci.yml#z", "b"],
    ]);
    expect(factsOf(reading, "job").map(({ runsOn }) => runsOn)).toEqual(["own", undefined, undefined]);
  });
});

describe("how a job starts", () => {
  test.each([
    ["nothing said", "script: [x]", "automatic"],
    ["when: manual", "script: [x]\n  when: manual", "by-person"],
    ["when: delayed", "script: [x]\n  when: delayed\n  start_in: 1 hour", "automatic"],
    [
      "all rules manual",
      "script: [x]\n  rules: [{if: $CI_COMMIT_TAG, when: manual}, {when: never}]",
      "by-person",
    ],
    ["some rules manual", "script: [x]\n  rules: [{if: $CI_COMMIT_TAG}, {when: manual}]", "unknown"],
    [
      "the job's own when for rules",
      "script: [x]\n  when: manual\n  rules: [{if: $CI_COMMIT_TAG}]",
      "by-person",
    ],
    [
      "a pipeline started on the page",
      "script: [x]\n  rules: [{if: '$CI_PIPELINE_SOURCE == \"web\"'}]",
      "by-person",
    ],
    ["only web", "script: [x]\n  only: [web]", "by-person"],
    ["a variable of elsewhere", "script: [x]\n  rules: [{if: '$DEPLOY == \"yes\"'}]", "unknown"],
    ["a variable that must not be there", "script: [x]\n  rules: [{if: '$SKIP != \"yes\"'}]", "automatic"],
    [
      "a branch and a variable",
      "script: [x]\n  rules: [{if: '$CI_COMMIT_BRANCH == \"main\" && $DEPLOY'}]",
      "automatic",
    ],
  ])("%s", (_, body, starts) => {
    expect(job(`j:\n  ${body}\n`, "j").starts).toBe(starts);
  });

  test("where it is in a template of elsewhere, it is not known", () => {
    expect(job("j: {extends: .far}\n", "j").starts).toBe("unknown");
    expect(job("j: {extends: .far, only: [main]}\n", "j").starts).toBe("automatic");
  });

  test("a variable that the file itself sets decides", () => {
    expect(
      job("variables: {DEPLOY: 'yes'}\nj: {script: [x], rules: [{if: '$DEPLOY == \"yes\"'}]}\n", "j").starts,
    ).toBe("automatic");
  });

  test("a job that waits for a variable starts as the job that hands the variable on", () => {
    const text =
      "go: {when: manual, script: ['curl --form variables[PROD]=1 $CI_API_V4_URL/trigger']}\ndeploy: {script: [x], only: {variables: [$PROD]}}\n";
    expect(job(text, "deploy").starts).toBe("by-person");
  });

  test("rules that never let it run disable it, and nothing of it is read", () => {
    const reading = read("j: {script: [x], image: a, rules: [{when: never}]}\n");
    expect(factsOf(reading, "job")).toMatchObject([{ disabled: true }]);
    expect(factsOf(reading, "tool")).toEqual([]);
  });

  test("what needs a job that a person starts waits for that person; a later stage does not, unless the job holds it back", () => {
    const text = (extra: string) =>
      `stages: [a, b]\nhold: {stage: a, script: [x], when: manual${extra}}\nnext: {stage: b, script: [x]}\nneeds: {stage: b, script: [x], needs: [hold]}\n`;
    const starts = (extra: string) => factsOf(read(text(extra)), "job").map((one) => one.starts);
    expect(starts("")).toEqual(["by-person", "automatic", "by-person"]);
    expect(starts(", allow_failure: false")).toEqual(["by-person", "by-person", "by-person"]);
  });
});

describe("what a job waits for", () => {
  test("all of the stage before, or what needs says", () => {
    const text =
      "stages: [a, b, c]\none: {stage: a, script: [x]}\ntwo: {stage: c, script: [x]}\nthree: {stage: c, script: [x], needs: []}\nfour: {stage: c, script: [x], needs: [{job: one, artifacts: true}]}\n";
    expect(factsOf(read(text), "job").map(({ needs }) => needs)).toEqual([
      [],
      [".gitlab-ci.yml#one"],
      [],
      [".gitlab-ci.yml#one"],
    ]);
  });

  test("a job in production that a person starts is an approval, on the line that says so", () => {
    const text =
      "deploy:\n  script: [x]\n  environment: {name: production}\n  when: manual\nstop:\n  script: [x]\n  environment: {name: production, action: stop}\n  when: manual\n";
    const reading = read(text);
    expect(controlsOf(reading)).toEqual([["manual-approval-before-production", "present", 4]]);
    expect(job(text, "stop").environment).toBeUndefined();
  });
});

describe("what a job says beside its script", () => {
  test("a Docker daemon beside it, tokens, secrets of a store, keys that last", () => {
    const text = [
      "build:",
      "  script: [x]",
      "  services:",
      "    - name: docker:27-dind",
      "  id_tokens: {T: {aud: x}}",
      "  secrets: {P: {vault: a/b@c}}",
      "  variables:",
      "    AWS_SECRET_ACCESS_KEY: $PROD_KEY",
      "    VAULT_ADDR: $V",
    ].join("\n");
    expect(controlsOf(read(text))).toEqual([
      ["docker-in-docker", "present", 4],
      ["static-cloud-credentials", "violated", 8],
      ["secrets-from-store", "present", 9],
      ["cloud-credentials-oidc", "present", 5],
    ]);
  });

  test.each([
    ["node", false, "violated"],
    ["node:20", false, undefined],
    ["node@sha256:0123", true, "present"],
    ["$IMAGE", "unknown", undefined],
  ])("an image %s is pinned: %s", (image, pinned, status) => {
    const reading = read(`j: {script: [x], image: '${image}'}\n`);
    expect(factsOf(reading, "tool")).toMatchObject([{ pinned }]);
    expect(factsOf(reading, "control").map((fact) => fact.status)).toEqual(
      status === undefined ? [] : [status],
    );
  });

  test("a variable that rules set in some ways only is not known", () => {
    const text =
      "variables: {ENV: dev}\nj: {script: [x], environment: $ENV, rules: [{if: $CI_COMMIT_TAG, variables: {ENV: prod}}, {when: on_success}]}\n";
    expect(job(text, "j").environment).toBe("$ENV");
  });
});

describe("what its scripts do", () => {
  test("each combination of a matrix, with variables of the file", () => {
    const text =
      "variables: {REPO: $CI_REGISTRY_IMAGE/shop}\nb:\n  script:\n    - docker push $REPO/$APP:1\n  parallel: {matrix: [{APP: [api, web]}]}\n";
    expect(factsOf(read(text), "push").map(({ image, at }) => [image, at.line])).toEqual([
      ["$CI_REGISTRY_IMAGE/shop/api:1", 4],
      ["$CI_REGISTRY_IMAGE/shop/web:1", 4],
    ]);
  });

  test("what the script before sets is known, from whichever file that is, each with its own lines", () => {
    const others = { "ci.yml": "\n.set:\n  script:\n    - export TAG=7\n    - docker push acme/base:$TAG\n" };
    const text =
      "include: ci.yml\nb:\n  before_script:\n    - !reference [.set, script]\n  script: [docker push acme/web:$TAG]\n";
    expect(factsOf(read(text, others), "push").map(({ image, at }) => [image, at.file, at.line])).toEqual([
      ["acme/base:7", "ci.yml", 5],
      ["acme/web:7", ".gitlab-ci.yml", 5],
    ]);
  });

  test("variables that a job hands on by a dotenv report are known to those that wait for it", () => {
    const text =
      "a: {stage: build, script: ['echo \"TAG=7\" >> v.env'], artifacts: {reports: {dotenv: v.env}}}\nb: {stage: test, script: ['docker push acme/web:$TAG']}\nc: {stage: build, script: ['docker push acme/c:$TAG']}\n";
    expect(factsOf(read(text), "push").map(({ image }) => image)).toEqual(["acme/web:7", "acme/c:$TAG"]);
  });

  test("a scan whose job may fail ends nothing; one that may not holds back what is pushed after it", () => {
    const text = (extra: string) =>
      `s: {stage: build, script: ['trivy image --exit-code 1 a:1']${extra}}\np:\n  stage: test\n  needs:\n    - s\n  script: [docker push a:1]\n`;
    expect(factsOf(read(text("")), "check")).toMatchObject([{ blocks: true }]);
    expect(controlsOf(read(text("")))).toContainEqual(["scan-blocks-publish", "present", 5]);
    expect(factsOf(read(text(", allow_failure: true")), "check")).toMatchObject([{ blocks: false }]);
    expect(controlsOf(read(text(", allow_failure: true"))).map(([control]) => control)).not.toContain(
      "scan-blocks-publish",
    );
  });
});

const whole = `
stages: [build, deploy]
include:
  - local: ci/a.yml
  - project: a/b
    ref: main
    file: x.yml
default:
  image: alpine:3
variables:
  TAG: $CI_COMMIT_SHA
.base: &base
  before_script: &login
    - docker login
build:
  <<: *base
  stage: build
  services: [docker:dind]
  parallel:
    matrix: [{A: [x, y], B: z}]
  script:
    - |
      docker build .
      docker push x
    - !reference [.base, before_script]
deploy:
  extends: [.base, .far]
  stage: deploy
  needs: [build]
  rules: [{if: $CI_COMMIT_TAG, when: manual}]
  environment: {name: prod}
`;

test("however the file is damaged, nothing is thrown and each fact has its line", () => {
  expect(
    faultsWhenDamaged(gitlabCiReader, {
      ".gitlab-ci.yml": whole,
      "ci/a.yml": "x: {script: [a]}\n.far: {extends: deploy}\n",
    }),
  ).toEqual([]);
});
