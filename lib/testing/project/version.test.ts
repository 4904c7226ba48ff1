import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const version = /"version": "(\d+\.\d+\.\d+)"/.exec(read("package.json"))?.[1] ?? "none";

test.each([
  ["package-lock.json", `"version": "${version}"`],
  ["CHANGELOG.md", `## [${version}]`],
  ["deploy/helm/blueline/Chart.yaml", `version: ${version}`],
  ["deploy/helm/blueline/Chart.yaml", `appVersion: ${version}`],
])("%s has the version of package.json", (file, text) => {
  expect(
    read(file)
      .split("\n")
      .map((line) => line.trim().replace(/,$/, "")),
  ).toContain(text);
});

test("the image's label is the version of package.json, checked against the tag", () => {
  const release = read(".github/workflows/release.yml");
  expect(release).toContain("version=$(jq --raw-output .version package.json)");
  expect(release).toContain("org.opencontainers.image.version=${{ steps.names.outputs.version }}");
});
