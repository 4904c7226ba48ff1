import { existsSync } from "node:fs";
import path from "node:path";

/** The folders beside the project; for another state of the code, beside the project that runs it. */
export const shared = process.env["GOLDEN_SHARED"] ?? path.resolve(import.meta.dirname, "../../../shared");

export const hasShared = existsSync(path.join(shared, "corpus"));
