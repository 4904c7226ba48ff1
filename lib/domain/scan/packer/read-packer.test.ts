import { describe, expect, test } from "vitest";
import type { SourceTree } from "../source";
import { packerReader } from "./read-packer";

function factsOf(path: string, text: string) {
  const tree: SourceTree = new Map([[path, { path, text }]]);
  const file = { path, text };
  return packerReader.read(file, tree).facts;
}

describe("packer", () => {
  test("a source image that is looked up moves; one by its id does not", () => {
    const facts = factsOf(
      "a.pkr.hcl",
      'source "amazon-ebs" "x" {\n  source_ami_filter {\n    most_recent = true\n  }\n}\nsource "amazon-ebs" "y" {\n  source_ami = "ami-0123456789abcdef0"\n}\n',
    );
    expect(facts).toMatchObject([
      { kind: "control", control: "host-ami-pinned", status: "violated", at: { line: 3 } },
    ]);
  });

  test("an image of a container that it makes and pushes", () => {
    const facts = factsOf(
      "a.pkr.hcl",
      'variable "tag" { default = "7" }\nsource "docker" "d" {\n  image = "debian"\n}\nbuild {\n  sources = ["source.docker.d"]\n  post-processors {\n    post-processor "docker-tag" {\n      repository = "acme/d"\n      tags       = [var.tag]\n    }\n    post-processor "docker-push" {}\n  }\n}\n',
    );
    expect(facts).toMatchObject([
      { kind: "build", by: "a.pkr.hcl#build", images: ["acme/d:7"], pushes: true },
      { kind: "push", image: "acme/d:7" },
    ]);
  });

  test("the old form in JSON", () => {
    const text = '{"builders": [{"type": "amazon-ebs",\n "source_ami_filter": {"most_recent": true}}]}';
    expect(packerReader.recognises({ path: "ami.json", text })).toBe(true);
    expect(factsOf("ami.json", text)).toMatchObject([{ control: "host-ami-pinned", at: { line: 2 } }]);
  });
});
