import { expect, test } from "vitest";
import { dependencyUpdatesReader as reader } from "./read-dependency-updates";

test.each([
  [".github/dependabot.yml", "version: 2\nupdates:\n  - package-ecosystem: docker\n", 2],
  [".github/dependabot.yml", "version: 2\nupdates: []\n", undefined],
  [
    ".github/dependabot.yml",
    "version: 2\nupdates:\n  - {package-ecosystem: npm, open-pull-requests-limit: 0}\n",
    undefined,
  ],
  ["renovate.json", '{\n  "extends": ["config:recommended"]\n}', 2],
  ["renovate.json", '{\n  "enabled": false\n}', undefined],
  [".renovaterc.json5", "// comment\n{\n  extends: ['a'],\n}", 2],
  [".github/renovate.json5", "{}", 1],
])("%s: %j proposes new versions", (path, text, line) => {
  expect(reader.recognises({ path, text })).toBe(true);
  const { facts } = reader.read({ path, text }, new Map());
  expect(facts).toEqual(
    line === undefined
      ? []
      : [
          expect.objectContaining({
            control: "dependency-update-automation",
            status: "present",
            about: path,
            at: { file: path, line },
          }),
        ],
  );
});

test("other files are not theirs", () => {
  expect(reader.recognises({ path: "docs/renovate.md", text: "" })).toBe(false);
});
