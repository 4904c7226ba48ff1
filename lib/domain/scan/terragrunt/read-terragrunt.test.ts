import { expect, test } from "vitest";
import { terragruntReader } from "./read-terragrunt";

test("a module of Terragrunt by its source, near and far", () => {
  const near = {
    path: "live/prod/terragrunt.hcl",
    text: 'terraform {\n  source = "../../modules//web"\n}\n',
  };
  const far = {
    path: "live/x/terragrunt.hcl",
    text: 'terraform { source = "git::ssh://git@acme/m.git//web?ref=v1" }\n',
  };
  const called = { path: "modules/web/main.tf", text: "" };
  const tree = new Map([near, far, called].map((file) => [file.path, file]));
  const facts = [near, far].flatMap((file) => terragruntReader.read(file, tree).facts);
  expect(facts).toMatchObject([
    { kind: "uses", to: "modules/web", local: true },
    { kind: "uses", to: "git::ssh://git@acme/m.git//web?ref=v1", local: false },
  ]);
});
