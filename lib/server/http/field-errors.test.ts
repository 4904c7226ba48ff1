import { expect, it } from "vitest";
import { newPipelineSchema, pushSchema } from "@/lib/domain/contract/pipelines";
import { newMemberSchema } from "@/lib/domain/contract/team";
import { fieldErrors } from "./field-errors";

function pathsOf(
  schema: typeof pushSchema | typeof newPipelineSchema | typeof newMemberSchema,
  value: unknown,
): readonly string[] {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : fieldErrors(parsed.error).map(({ path }) => path);
}

it("names the operation and the field inside it", () => {
  const moved = {
    id: "9b2f1a4e-5c1d-4e1a-9a52-3f6f5a1c2d3e",
    type: "nodes.moved",
    positions: { n1: { x: 0, y: 0 } },
  };
  const operations = [
    moved,
    { ...moved, positions: { n1: { x: "0", y: 0 } } },
    { ...moved, type: "nodes.lost" },
  ];
  const paths = pathsOf(pushSchema, { clientId: "c1", operations });
  expect(paths).toContain("operations[1].positions.n1.x");
  expect(paths.some((path) => path.startsWith("operations[2]"))).toBe(true);
  expect(paths.some((path) => path.startsWith("operations[0]"))).toBe(false);
});

it("names fields that are not known, and missing ones", () => {
  const member = { name: "Ana", email: "ana@example.com", role: "admin", password: "a horse on the roof" };
  expect(pathsOf(newMemberSchema, { ...member, isAdmin: true, workspaceId: "x" })).toEqual([
    "isAdmin",
    "workspaceId",
  ]);
  expect(pathsOf(newMemberSchema, { ...member, email: { not: "" } })).toEqual(["email"]);
  expect(pathsOf(newMemberSchema, [])).toEqual([""]);
});

it("of alternatives shows the one that was meant", () => {
  expect(pathsOf(newPipelineSchema, { document: { schema: "blueline/pipeline/1", name: 7 } })).toContain(
    "document.name",
  );
  expect(pathsOf(newPipelineSchema, { name: 7 })).toEqual(["name"]);
});

it("shows at most fifty", () => {
  expect(
    pathsOf(pushSchema, { clientId: "c1", operations: Array.from({ length: 400 }, () => 1) }),
  ).toHaveLength(50);
});
