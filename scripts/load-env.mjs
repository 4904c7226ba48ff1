import { existsSync } from "node:fs";
import path from "node:path";

const file = path.join(import.meta.dirname, "../.env");
// Variables that are already set win.
if (existsSync(file)) process.loadEnvFile(file);
