import { expect, test } from "vitest";
import { scriptFacts } from "@/lib/testing/script-facts";

const files = {
  "skaffold.yaml":
    "apiVersion: skaffold/v3\nkind: Config\nbuild:\n  artifacts: [{image: web}, {image: acme/api}]\n",
};

test("a default repository is where what a file builds goes to", () => {
  const pushed = (script: string) =>
    scriptFacts(script, { files }).flatMap((fact) => (fact.kind === "push" ? [fact.image] : []));
  expect(pushed("skaffold build --default-repo=reg.example.org/shop -b web")).toEqual([
    "reg.example.org/shop/web",
  ]);
  expect(pushed("skaffold run -d reg.example.org/shop")).toEqual([
    "reg.example.org/shop/web",
    "reg.example.org/shop/acme_api",
  ]);
  expect(pushed("skaffold run")).toEqual([]);
  expect(pushed("skaffold dev -d reg.example.org/shop")).toEqual([]);
});
