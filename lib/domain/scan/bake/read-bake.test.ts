import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BuildFact, Fact } from "../facts";
import type { SourceFile } from "../source";
import { bakeTargets, readBakeFiles } from "./bake-files";
import { bakeReader } from "./read-bake";

function read(files: Record<string, string>, path = "docker-bake.hcl") {
  const tree = new Map(Object.entries(files).map(([name, text]) => [name, { path: name, text }]));
  const file = tree.get(path) as SourceFile;
  return { reading: bakeReader.read(file, tree), file, tree };
}

const builds = (facts: readonly Fact[]) => facts.filter((fact): fact is BuildFact => fact.kind === "build");

const bake = `
variable "TAG" { default = "1.4.2" }
variable "OWNER" {}
function "name" {
  params = [part]
  result = "ghcr.io/acme/\${part}:\${TAG}"
}
group "default" { targets = ["web", "tools"] }
target "base" {
  args = { GO = "1.23", MODE = "debug" }
  platforms = ["linux/amd64"]
}
target "web" {
  inherits   = ["base"]
  context    = "./web"
  dockerfile = "docker/Dockerfile"
  target     = "final"
  args       = { MODE = "release" }
  tags       = [name("web"), notequal("", OWNER) ? "\${OWNER}/web" : "", equal(TAG, "") ? "never" : ""]
  output     = ["type=registry"]
  attest     = ["type=sbom", "type=provenance,mode=max"]
}
target "tools" {
  matrix = { tool = ["lint", "fmt"], v = [1, 2] }
  name   = "\${tool}-v\${v}"
  target = tool
  tags   = ["acme/\${tool}:\${v}"]
}
`;

describe("docker-bake", () => {
  test("targets with defaults, functions, what they inherit, and where their files are", () => {
    const { reading } = read({ "docker-bake.hcl": bake });
    const [web] = builds(reading.facts);
    expect(web).toMatchObject({
      by: "docker-bake.hcl#web",
      context: "web",
      dockerfile: "web/docker/Dockerfile",
      target: "final",
      args: { GO: "1.23", MODE: "release" },
      pushes: true,
    });
    expect(web?.images[0]).toBe("ghcr.io/acme/web:1.4.2");
    expect(reading.facts.filter(({ kind }) => kind === "control")).toMatchObject([
      { control: "image-sbom" },
      { control: "image-provenance" },
    ]);
  });

  test("a matrix is one build for each combination", () => {
    const found = builds(read({ "docker-bake.hcl": bake }).reading.facts).slice(1);
    expect(found.map(({ by, images, target }) => [by, images[0], target])).toEqual([
      ["docker-bake.hcl#lint-v1", "acme/lint:1", "lint"],
      ["docker-bake.hcl#lint-v2", "acme/lint:2", "lint"],
      ["docker-bake.hcl#fmt-v1", "acme/fmt:1", "fmt"],
      ["docker-bake.hcl#fmt-v2", "acme/fmt:2", "fmt"],
    ]);
  });

  test("a command's names are opened: groups, a matrix by its block, the default", () => {
    const { file, tree } = read({ "docker-bake.hcl": bake });
    const files = readBakeFiles(file, tree);
    expect(bakeTargets(files, []).map(({ name }) => name)).toEqual([
      "web",
      "lint-v1",
      "lint-v2",
      "fmt-v1",
      "fmt-v2",
    ]);
    expect(bakeTargets(files, ["lint-v2"])).toHaveLength(1);
  });

  test("JSON is read alike, and an override file wins", () => {
    const json =
      '{"target": {"app": {"tags": ["acme/app:${V}"], "dockerfile": "D"}}, "variable": {"V": {"default": "2"}}}';
    const override = 'target "app" {\n  dockerfile = "Other"\n}\n';
    const { reading } = read(
      { "docker-bake.json": json, "docker-bake.override.hcl": override },
      "docker-bake.json",
    );
    expect(builds(reading.facts)).toMatchObject([{ images: ["acme/app:2"], dockerfile: "Other" }]);
  });

  test("what targets share is no build of its own, and one can take over another's names", () => {
    const shared =
      'target "docker-metadata-action" {\n tags = ["acme/x:latest"]\n}\ntarget "_common" {\n context = "."\n}\ntarget "x" {\n inherits = ["docker-metadata-action", "_common"]\n tags = [\n  for tag in target.docker-metadata-action.tags : "ghcr.io/${tag}"\n ]\n}\n';
    expect(builds(read({ "docker-bake.hcl": shared }).reading.facts).map(({ images }) => images)).toEqual([
      ["ghcr.io/acme/x:latest"],
    ]);
  });

  test("targets that inherit in a circle end", () => {
    const circle =
      'target "a" {\n inherits = ["b"]\n tags = ["x"]\n}\ntarget "b" {\n inherits = ["a"]\n tags = ["y"]\n}\n';
    expect(builds(read({ "docker-bake.hcl": circle }).reading.facts)).toHaveLength(2);
  });

  test("whatever is cut from a file: nothing is thrown, lines are in the file", () => {
    fc.assert(
      fc.property(fc.nat(bake.length), fc.nat(60), (from, cut) => {
        const text = bake.slice(0, from) + bake.slice(from + cut);
        const { reading } = read({ "docker-bake.hcl": text });
        const lines = text.split("\n").length;
        for (const { at } of reading.facts) expect(at.line <= lines).toBe(true);
      }),
      { numRuns: 80 },
    );
  });
});
