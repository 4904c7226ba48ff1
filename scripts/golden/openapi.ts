import { describeApi } from "@/lib/server/openapi/describe-api";
import type { Keep } from "./part";

/** The OpenAPI document, one output for each operation. */
export async function makeOpenApi(keep: Keep): Promise<void> {
  const { paths, ...rest } = describeApi("https://blueline.example.test");
  await keep("document.json", () => rest);
  // Made by that function: a record of operations by method, for each path.
  for (const [path, operations] of Object.entries(paths as Record<string, Record<string, unknown>>))
    for (const [method, operation] of Object.entries(operations))
      await keep(`${path.slice(1)}/${method.toUpperCase()}.json`, () => operation);
}
