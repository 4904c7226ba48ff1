import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

/** Published schemas of formats beside the project, never copied into it; tests that need them are skipped where it is absent. */
const folder = path.resolve(import.meta.dirname, "../../../shared/schemas");

export const hasSchemas = existsSync(folder);
/** For the title of a suite, so that a run says why it was skipped. */
export const schemasTitle = hasSchemas
  ? "by its published schema"
  : "by its published schema (skipped: ../shared/schemas is absent)";

export function readSchema(file: string): object {
  // A schema is an object.
  return JSON.parse(readFileSync(path.join(folder, file), "utf8")) as object;
}
