import * as fc from "fast-check";
import { expect, test } from "vitest";
import { githubActionsReader } from "../github-actions/read-github-actions";
import { goreleaserReader } from "./read-goreleaser";

const path = ".goreleaser.yml";
const settings = `project_name: shop
env: [REGISTRY=ghcr.io]
dockers:
  - dockerfile: build/Dockerfile
    image_templates: ["{{ .Env.REGISTRY }}/acme/{{.ProjectName}}:{{ .Version }}-amd64"]
    build_flag_templates: ["--build-arg=VERSION={{ .Version }}", "--target=final"]
  - image_templates: ["acme/local:1"]
    skip_push: true
docker_manifests:
  - name_template: "ghcr.io/acme/shop:{{ .Version }}"
    image_templates: ["ghcr.io/acme/shop:{{ .Version }}-amd64"]
docker_signs:
  - artifacts: manifests
dockers_v2:
  - images: [acme/v2]
    tags: ["v{{ .Major }}", latest]
    sbom: true
kos:
  - repositories: [ghcr.io/acme/ko]
    bare: true
    tags: [latest]
`;

const read = (text: string) => goreleaserReader.read({ path, text }, new Map()).facts;

test("images of a release, with what the file itself gives a value", () => {
  const facts = read(settings);
  expect(
    facts.flatMap((fact) => (fact.kind === "build" ? [[fact.images, fact.pushes, fact.dockerfile]] : [])),
  ).toEqual([
    [["ghcr.io/acme/shop:{{ .Version }}-amd64"], true, "build/Dockerfile"],
    [["acme/local:1"], false, "Dockerfile"],
    [["acme/v2:v{{ .Major }}", "acme/v2:latest"], true, "Dockerfile"],
    [["ghcr.io/acme/ko:latest"], true, undefined],
  ]);
  expect(facts.find(({ kind }) => kind === "build")).toMatchObject({
    args: { VERSION: "{{ .Version }}" },
    target: "final",
  });
  expect(facts.find(({ kind }) => kind === "push")).toMatchObject({
    image: "ghcr.io/acme/shop:{{ .Version }}",
  });
  expect(facts.find(({ kind }) => kind === "retag")).toMatchObject({
    to: "ghcr.io/acme/shop:{{ .Version }}",
  });
  expect(facts.flatMap((fact) => (fact.kind === "control" ? [fact.control] : []))).toEqual([
    "image-sbom",
    "image-signed",
    "signature-by-digest",
  ]);
  expect(facts.find(({ kind }) => kind === "ci")).toMatchObject({ tool: "goreleaser", id: path });
});

test("a release without images is no pipeline of containers", () => {
  expect(read("project_name: x\nbuilds: [{main: ./cmd}]\n")).toEqual([]);
});

test.each([
  ["release --clean", true],
  ["release --skip=publish", false],
  ["release --snapshot", undefined],
  ["build", undefined],
])("a workflow that runs GoReleaser with %j builds its images", (args, pushes) => {
  const workflow = {
    path: "app/.github/workflows/release.yml",
    text: `on: push\njobs:\n  release:\n    runs-on: x\n    steps:\n      - uses: goreleaser/goreleaser-action@v6\n        with: {args: ${args}}\n`,
  };
  const file = { path: "app/.goreleaser.yaml", text: settings };
  const { facts } = githubActionsReader.read(workflow, new Map([[file.path, file]]));
  const build = facts.find(({ kind }) => kind === "build");
  expect(build).toEqual(
    pushes === undefined
      ? undefined
      : expect.objectContaining({ pushes, by: `${workflow.path}#release`, at: { file: file.path, line: 4 } }),
  );
});

test("whatever the text, nothing is thrown and each fact has a line of its file", () => {
  fc.assert(
    fc.property(
      fc.nat(settings.length),
      fc.nat(20),
      fc.constantFrom("[", "{{", ":", "\n", "- ", "", "\0"),
      (place, length, piece) => {
        const text = settings.slice(0, place) + piece + settings.slice(place + length);
        const lines = text.split("\n").length;
        expect(read(text).filter(({ at }) => at.line < 1 || at.line > lines)).toEqual([]);
      },
    ),
    { numRuns: 60 },
  );
});
