import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { docSections } from "@/lib/domain/docs/doc-page";
import { docPages } from "@/lib/server/docs/docs";
import { pageDocs } from "@/components/shell/page-docs";

const root = path.resolve(import.meta.dirname, "..");
const rows: readonly (readonly [string, string | { readonly none: string }])[] = Object.entries(pageDocs);

test("each page of app has a row, and each row a page", () => {
  const pages = readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" })
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => path.dirname(file).replace(/^\.$/, ""));
  const named = new Set(rows.map(([page]) => page.split("?")[0] ?? ""));
  expect([...named].toSorted()).toEqual(pages.toSorted());
});

test.each(rows.flatMap(([page, doc]) => (typeof doc === "string" ? [{ page, doc }] : [])))(
  "the help of “$page” is a page of the documentation, and its anchor is there",
  ({ doc }) => {
    const [target = "", anchor] = doc.split("#");
    const page = docPages().find((one) => one.path === target);
    expect(page && docSections(page).map(({ id }) => id)).toContain(anchor);
  },
);

test("each page with help draws it", () => {
  const code = ["app", "components"]
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".tsx"))
        .map((file) => readFileSync(path.join(root, folder, file), "utf8")),
    )
    .join("\n");
  const undrawn = rows.filter(
    ([page, doc]) =>
      typeof doc === "string" &&
      // The frame of the settings names them by their tab.
      !page.startsWith("settings/") &&
      !code.includes(`page="${page}"`) &&
      !code.includes(`help="${page}"`),
  );
  expect(undrawn.map(([page]) => page)).toEqual([]);
});
