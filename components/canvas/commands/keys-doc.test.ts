import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { allCommands } from "./all-commands";
import { commandGroups } from "./command";
import { keyText } from "./keys";

const page = path.resolve(import.meta.dirname, "../../../docs/editor.md");
const head = "| To | Press |";

it("is in docs/editor.md as the program has the keys", () => {
  const rows = commandGroups.flatMap((group) =>
    allCommands
      .filter((command) => command.group === group && command.keys)
      .map(
        ({ title, keys = [] }) =>
          `| ${title} | ${keys.map((key) => `\`${keyText(key, false)}\``).join(", ")} |`,
      ),
  );
  const text = readFileSync(page, "utf8");
  expect(text.slice(text.indexOf(head)).trim()).toBe([head, "| --- | --- |", ...rows].join("\n"));
});
