import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** Published schemas beside the project, to be read and never copied; tests that need them are skipped where they are absent. */
const folder = path.resolve(import.meta.dirname, "../../../shared/schemas");

export const hasSchemas = existsSync(folder);
/** For the title of a suite, so that a run says why it was skipped. */
export const schemasTitle = hasSchemas
  ? "the published schemas"
  : "the published schemas (skipped: ../shared/schemas is absent)";

export function readSchema(file: string): object {
  // A JSON schema is an object.
  return JSON.parse(readFileSync(path.join(folder, file), "utf8")) as object;
}
