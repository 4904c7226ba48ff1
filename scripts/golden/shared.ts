import { existsSync } from "node:fs";
import path from "node:path";

/** What lies beside the project; of another state of the code, beside the project that asks for it. */
export const shared = process.env["GOLDEN_SHARED"] ?? path.resolve(import.meta.dirname, "../../../shared");

export const hasShared = existsSync(path.join(shared, "corpus"));
