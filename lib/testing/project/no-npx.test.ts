import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
/** With options between, across a line, or as arguments: npx fetches a stranger's package of that name if the link is missing. */
const fetching =
  /\b(?:npx|npm exec|npm x|pnpm dlx|yarn dlx|bunx)\b(?:[\s"'`,[\]]+-{1,2}[\w=-]*)*[\s"'`,[\]]+blueline\b/g;

test("no file calls the command line by npx: no package of that name is Blueline's", () => {
  const found = textFiles().flatMap((file) =>
    [...readFileSync(path.join(root, file), "utf8").matchAll(fetching)]
      // Without `--no`, npm asks for, or takes as given, that it may fetch.
      .filter(([call]) => !/^npm exec --no --\s/.test(call))
      .map(([call]) => `${file}: ${call}`),
  );
  expect(found).toEqual([]);
});

test.each([
  ["npx blueline push", true],
  ["npx --yes blueline", true],
  ["npx\n  blueline", true],
  [`spawn("npx", ["blueline"])`, true],
  ["npm exec blueline", true],
  ["blueline push", false],
])("finds of %j that it is one: %s", (text, isOne) => {
  expect([...text.matchAll(fetching)].length > 0).toBe(isOne);
});

/** Those of the tree, committed or not. */
function textFiles(): readonly string[] {
  const listed = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    encoding: "utf8",
  });
  return listed
    .split("\0")
    .filter((file) =>
      /(?:\.(?:[cm]?[jt]sx?|md|ya?ml|json|sh|tpl|txt|prisma|sql|css|html)|\/?[A-Z][a-z]+file|\/run)$/.test(
        file,
      ),
    )
    .filter((file) => file !== path.relative(root, import.meta.filename));
}
