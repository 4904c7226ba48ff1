import { existsSync } from "node:fs";
import path from "node:path";

const file = path.join(import.meta.dirname, "../.env");
// Variables that are already set win. A demo takes no setting of the installation beside it.
if (process.env.BLUELINE_DEMO !== "on" && existsSync(file)) process.loadEnvFile(file);
