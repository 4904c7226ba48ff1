import { expect, test } from "vitest";
import { idSchema, operationIdSchema } from "@/lib/domain/ids";
import { newNodeId, newOperationId } from "./new-id";

test("ids are what the document and the log take, and no two are alike", () => {
  const nodes = new Set(Array.from({ length: 2000 }, newNodeId));
  const operations = new Set(Array.from({ length: 2000 }, newOperationId));
  expect([nodes.size, operations.size]).toEqual([2000, 2000]);
  for (const id of nodes) expect(idSchema.safeParse(id).success && /^[a-z][a-z0-9]{11}$/.test(id)).toBe(true);
  for (const id of operations)
    expect(operationIdSchema.safeParse(id).success && /^.{14}4.{4}[89ab]/.test(id)).toBe(true);
});
