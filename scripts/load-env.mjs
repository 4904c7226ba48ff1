import { existsSync } from "node:fs";
import path from "node:path";

const file = path.join(import.meta.dirname, "../.env");
// What the environment says already goes before.
if (existsSync(file)) process.loadEnvFile(file);
