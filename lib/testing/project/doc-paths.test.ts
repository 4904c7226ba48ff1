import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
// Its shape is npm's.
const manifest = JSON.parse(read("package.json")) as {
  readonly [part in "scripts" | "dependencies" | "devDependencies"]: Readonly<Record<string, string>>;
};
const documents = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", ...markdownBelow("docs")];

describe.each(documents)("%s", (document) => {
  test("names only files and folders that exist", () => {
    const text = read(document);
    const paths = [
      ...pathsInCode(text).filter((named) => !Object.hasOwn(manifest.dependencies, named)),
      ...linksIn(text).map((link) => path.join(path.dirname(document), link)),
    ];
    expect(paths.filter((named) => !existsSync(path.join(root, named)))).toEqual([]);
  });
});

test.each(documents)("%s names only scripts that package.json has", (document) => {
  const named = [...read(document).matchAll(/npm (?:run ([a-z:]+)|(start|test)\b)/g)].map(
    ([, name, short]) => name ?? short ?? "",
  );
  expect(named.filter((name) => !Object.hasOwn(manifest.scripts, name))).toEqual([]);
});

describe("the architecture", () => {
  test("says of each dependency why it is here, and of none that is not", () => {
    const list = section(read("ARCHITECTURE.md"), "## Dependencies");
    const explained = list
      .split("\n")
      .flatMap((line) => (line.startsWith("- ") ? line.split(";").flatMap(namesBeforeTheReason) : []));
    expect(explained.toSorted()).toEqual(
      Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).toSorted(),
    );
  });
});

describe("the environment", () => {
  const known = [...read("lib/server/env.ts").matchAll(/^ {4}([A-Z][A-Z_]+): z/gm)].map(
    ([, name = ""]) => name,
  );

  test("has variables to compare with", () => {
    expect(known).toContain("DATABASE_URL");
  });

  test("is all in the table of the configuration, and nothing else is", () => {
    const rows = [...read("docs/reference/configuration.md").matchAll(/^\| `([A-Z_]+)` \|/gm)].map(
      ([, name = ""]) => name,
    );
    expect(rows.toSorted()).toEqual(known.toSorted());
  });

  test("is all in .env.example, and nothing else is", () => {
    const lines = [...read(".env.example").matchAll(/^# ([A-Z_]+)=/gm)].map(([, name = ""]) => name);
    expect(lines.toSorted()).toEqual(known.toSorted());
  });
});

function read(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

function markdownBelow(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => path.join(folder, file));
}

/** Code spans that begin like a path of the repository; those with a placeholder or a pattern name no one file. */
function pathsInCode(text: string): readonly string[] {
  const spans = [...text.matchAll(/`([^`\s]+)`/g)].map(([, span = ""]) => span);
  return spans.filter(
    (span) =>
      /^(app|components|deploy|docs|e2e|lib|prisma|public|scripts|\.ci|\.github)(\/|$)|^\.?[\w-]+\.(json|md|js)$/.test(
        span,
      ) && !/[*{<]|\bx\./.test(span),
  );
}

function linksIn(text: string): readonly string[] {
  return [...text.matchAll(/\]\(([^)#\s]+)/g)]
    .map(([, link = ""]) => link)
    .filter((link) => !/^[a-z]+:/.test(link));
}

function section(text: string, heading: string): string {
  const [, rest = ""] = text.split(`${heading}\n`);
  return rest.split("\n## ")[0] ?? "";
}

function namesBeforeTheReason(clause: string): readonly string[] {
  return [...(clause.split(": ")[0] ?? "").matchAll(/`([^`]+)`/g)].map(([, name = ""]) => name);
}
