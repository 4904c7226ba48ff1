import { expect, test, vi } from "vitest";
import { refuseTurnedNames } from "./refuse-turned-names";

vi.mock("server-only", () => ({}));

const message =
  "must not contain characters that change the text direction (U+202A to U+202E, U+2066 to U+2069)";

test.each([
  [{ name: "Ana\u202e" }, "name"],
  [{ workspace: "\u2066Acme" }, "workspace"],
  [{ document: { nodes: [{ name: "CI" }, { name: "gnp\u202eexe" }] } }, "document.nodes[1].name"],
  [{ operations: [{ type: "node.changed", set: { owner: "\u2069" } }] }, "operations[0].set.owner"],
  [{ running: [{ name: "pods\u202a.json", text: "" }] }, "running[0].name"],
])("a name that turns direction is refused at its place: %j", (body, path) => {
  expect(() => refuseTurnedNames(body)).toThrow(
    expect.objectContaining({ code: "invalid", errors: [{ path, message }] }),
  );
});

test.each([{ note: "a\u202eb" }, { name: "שלום\u200f" }, { name: ["\u202e"] }, null, "\u202e"])(
  "whatever else is sent is not: %j",
  (body) => {
    expect(() => refuseTurnedNames(body)).not.toThrow();
  },
);
