import { describe, expect, test } from "vitest";
import { factsOf } from "../../../testing/facts-of";
import { controlsOf, readFirst } from "../../../testing/read-first";
import { gitlabCiReader } from "./read-gitlab-ci";

const read = (text: string, others: Readonly<Record<string, string>> = {}) =>
  readFirst(gitlabCiReader, { ".gitlab-ci.yml": text, ...others });

describe("what is included", () => {
  test("local files are read where they are, by pattern too, and the file itself wins", () => {
    const main = "include:\n  - local: /ci/*.yml\nbuild: {image: 'b:2'}\n";
    const reading = read(main, {
      "ci/a.yml": "\n\nbuild:\n  script: [x]\n  image: a:1\ntest: {script: [y]}\n",
      "ci/b.txt": "no",
    });
    expect(factsOf(reading, "job").map(({ name, at }) => [name, at.file, at.line])).toEqual([
      ["build", ".gitlab-ci.yml", 3],
      ["test", "ci/a.yml", 6],
    ]);
    expect(factsOf(reading, "tool")).toMatchObject([{ name: "b", version: "2" }]);
    expect(factsOf(reading, "uses")).toMatchObject([{ to: "ci/a.yml", local: true, how: "include" }]);
  });

  test("inputs are filled in, from the include or by default", () => {
    const part =
      "spec:\n  inputs:\n    job: {default: x}\n    image: {default: 'alpine:3'}\n---\n$[[ inputs.job ]]:\n  image: $[[ inputs.image ]]\n  script: [a]\n";
    const reading = read(
      "include:\n  - {local: p.yml, inputs: {job: one}}\n  - {local: p.yml, inputs: {job: two, image: 'b:1'}}\n",
      { "p.yml": part },
    );
    expect(factsOf(reading, "tool").map(({ by, name, at }) => [by, name, at.line])).toEqual([
      [".gitlab-ci.yml#one", "alpine", 7],
      [".gitlab-ci.yml#two", "b", 7],
    ]);
  });

  test("files that include each other end", () => {
    const reading = read("include: a.yml\nx: {script: [a]}\n", {
      "a.yml": "include: .gitlab-ci.yml\ny: {script: [a]}\n",
    });
    expect(factsOf(reading, "job").map(({ name }) => name)).toEqual(["y", "x"]);
  });

  test("a file of a template that another includes is read with that one only", () => {
    const files = {
      "ci/build.gitlab-ci.yml": "b: {script: [x]}\n",
      ".gitlab-ci.yml": "include: ci/build.gitlab-ci.yml\n",
    };
    expect(readFirst(gitlabCiReader, files).facts).toEqual([]);
  });

  test.each([
    ["a tag", "{project: a/b, file: /x.yml, ref: v8.0.0}", "present"],
    ["a commit", "{project: a/b, file: [x.yml], ref: 0123456789012345678901234567890123456789}", "present"],
    ["a branch", "{project: a/b, file: x.yml, ref: main}", "violated"],
    ["no ref", "{project: a/b, file: x.yml}", "violated"],
    ["an address of a branch", "{remote: 'https://example.org/raw/main/x.yml'}", "violated"],
    [
      "an address with its digest",
      "{remote: 'https://example.org/raw/main/x.yml', integrity: sha256-abc}",
      "present",
    ],
    ["a full version of a component", "{component: $CI_SERVER_FQDN/a/b/c@1.2.3}", "present"],
    ["a part of a version of a component", "{component: $CI_SERVER_FQDN/a/b/c@1.2}", "violated"],
    ["the latest component", "{component: $CI_SERVER_FQDN/a/b/c@~latest}", "violated"],
  ])("%s", (_, include, status) => {
    expect(controlsOf(read(`include:\n  - ${include}\n`))).toEqual([["ci-includes-pinned", status, 2]]);
  });

  test("GitLab's own templates say nothing of pins, and bring their checks, which end nothing", () => {
    const reading = read(
      "include:\n  - template: Jobs/Container-Scanning.gitlab-ci.yml\n  - template: Security/SAST.gitlab-ci.yml\nvariables: {I: acme/web}\ncontainer_scanning: {variables: {CS_IMAGE: '$I:1'}}\n",
    );
    expect(factsOf(reading, "check").map(({ by, does, image, blocks }) => [by, does, image, blocks])).toEqual(
      [
        [".gitlab-ci.yml#container_scanning", "scan-image", "acme/web:1", false],
        [".gitlab-ci.yml#sast", "scan-source", undefined, false],
      ],
    );
    expect(controlsOf(reading)).toEqual([["image-scan", "present", 2]]);
  });

  test("what extends a template of elsewhere is said once for each template", () => {
    const { notUnderstood } = read(
      "include: {project: a/b, file: x.yml, ref: v1}\none: {extends: .far}\ntwo: {extends: .far}\n",
    );
    expect(notUnderstood.map(({ why }) => why)).toEqual([expect.stringContaining("“one” extends “.far”")]);
  });

  test("a job of such a template is a build where its variables name an image and a Dockerfile that is there", () => {
    const text =
      "one: {extends: .far, variables: {CONTEXT: api, IMAGE_NAME: $CI_REGISTRY_IMAGE/api}}\ntwo: {extends: .far, variables: {IMAGE_NAME: $CI_REGISTRY_IMAGE/web}}\nthree: {extends: .far, environment: prod, variables: {VALUES_FILE: ./api/values.yml}}\n";
    const reading = read(text, { "api/Dockerfile": "FROM x", "api/values.yml": "a: 1" });
    expect(factsOf(reading, "build")).toMatchObject([
      {
        by: ".gitlab-ci.yml#one",
        images: ["$CI_REGISTRY_IMAGE/api"],
        dockerfile: "api/Dockerfile",
        context: "api",
        pushes: "unknown",
      },
    ]);
    expect(factsOf(reading, "deploy")).toMatchObject([
      { by: ".gitlab-ci.yml#three", how: "helm", files: ["api/values.yml"], environment: "prod" },
    ]);
  });

  test("a child pipeline is one of its own, started by the jobs that trigger it", () => {
    const reading = read(
      "one: {trigger: {include: [{local: child.yml}]}, variables: {V: '3'}}\nfar: {trigger: group/project}\n",
      { "child.yml": "inner: {script: [x], image: 'a:$V'}\n" },
    );
    expect(factsOf(reading, "ci").map(({ id, triggers }) => [id, triggers.map(({ on }) => on)])).toEqual([
      [".gitlab-ci.yml", []],
      ["child.yml", ["upstream"]],
    ]);
    expect(factsOf(reading, "job").at(-1)).toMatchObject({
      id: "child.yml#inner",
      needs: [".gitlab-ci.yml#one"],
    });
    expect(factsOf(reading, "tool")).toMatchObject([{ name: "a", version: "3" }]);
    expect(factsOf(reading, "uses")).toMatchObject([
      { to: "child.yml", local: true },
      { to: "group/project", local: false },
    ]);
  });
});
