import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { type ReadText, textsOf } from "./read-texts";
import { commentRules, docRules, screenRules, type WordRule } from "./word-rules";
import wordsLeft from "./words-left.json";

const root = path.resolve(import.meta.dirname, "../../..");

test("texts and comments keep the rules of style: what is left is listed, and the list only shrinks", () => {
  const broken = [...sourceTexts(), ...catalogueTexts(), ...docTexts()];
  const left: Record<string, number> = wordsLeft;
  const counts = new Map<string, number>();
  for (const { place } of broken) counts.set(place, (counts.get(place) ?? 0) + 1);
  const grown = broken.filter(({ place }) => (counts.get(place) ?? 0) > (left[place] ?? 0));
  expect(grown.map(({ place, line, text }) => `${place} ${line}: ${text}`).join("\n")).toBe("");
  const shrunk = Object.entries(left).filter(([place, count]) => (counts.get(place) ?? 0) < count);
  expect(shrunk, "fewer are left than words-left.json says: lower its numbers").toEqual([]);
});

test.each([
  ["Nobody has said who builds it.", "somebody, nobody, he"],
  ["4 ways in reach production", "gone: entry point"],
  ["What only reads is answered by processes of its own.", "begins with What, Who, Of"],
  [`${"word ".repeat(21)}end.`, "over 20 words"],
])("%j breaks a rule", (text, name) => {
  expect(screenRules.filter(({ breaks }) => breaks(text)).map((rule) => rule.name)).toEqual([name]);
});

interface Broken extends ReadText {
  /** The file and the rule. */
  readonly place: string;
}

function sourceTexts(): readonly Broken[] {
  return filesIn("app", "components", "lib")
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|^lib\/testing\/|\/generated\//.test(file))
    .flatMap((file) => {
      const { texts, comments } = textsOf(path.join(root, file));
      return [
        ...brokenIn(file, texts, screenRules),
        ...brokenIn(`${file}, comments`, comments, commentRules),
      ];
    });
}

/** The titles of frameworks are their authors'. */
function catalogueTexts(): readonly Broken[] {
  return filesIn("lib/domain/catalogue")
    .filter((file) => file.endsWith(".json") && !/\/(generated|frameworks)\//.test(file))
    .flatMap((file) => {
      const texts: ReadText[] = [];
      JSON.parse(readFileSync(path.join(root, file), "utf8"), (_, value: unknown) => {
        if (typeof value === "string" && value.includes(" ")) texts.push({ text: value, line: 1 });
        return value;
      });
      return brokenIn(file, texts, docRules);
    });
}

function docTexts(): readonly Broken[] {
  return filesIn("docs", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "ARCHITECTURE.md")
    .filter((file) => file.endsWith(".md"))
    .flatMap((file) => brokenIn(file, paragraphsOf(readFileSync(path.join(root, file), "utf8")), docRules));
}

/** Paragraphs, items of lists and cells of tables; no block of code, and no generated part, whose texts are read in the code. */
function paragraphsOf(markdown: string): readonly ReadText[] {
  const found: ReadText[] = [];
  const lines = markdown
    .replaceAll(/^ *```.*?^ *```$|^<!-- generated -->$.*?^<!-- end -->$/gms, (left) =>
      left.replaceAll(/[^\n]/g, ""),
    )
    .split("\n");
  let isOpen = false;
  for (const [index, line] of lines.entries()) {
    const starts = /^\s*(?:[-*#>|]|\d+\.)/.test(line) || line.trim() === "";
    const words = line.replaceAll(/`[^`]*`/g, "X").replaceAll(/\]\([^)]*\)/g, "]");
    if (line.startsWith("|"))
      for (const cell of words.split("|")) found.push({ text: cell.trim(), line: index + 1 });
    else if (starts || !isOpen) found.push({ text: words.trim(), line: index + 1 });
    else {
      const before = found.pop() ?? { text: "", line: index + 1 };
      found.push({ ...before, text: `${before.text} ${words.trim()}` });
    }
    isOpen = line.trim() !== "" && !/^\s*[#|]/.test(line);
  }
  return found;
}

function brokenIn(file: string, texts: readonly ReadText[], rules: readonly WordRule[]): readonly Broken[] {
  return rules.flatMap(({ name, breaks }) =>
    texts.filter(({ text }) => breaks(text)).map((text) => ({ ...text, place: `${file}: ${name}` })),
  );
}

function filesIn(...places: readonly string[]): readonly string[] {
  const listed = execFileSync(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard", ...places],
    {
      cwd: root,
      encoding: "utf8",
    },
  );
  return [...new Set(listed.split("\0").filter((file) => file !== ""))];
}
