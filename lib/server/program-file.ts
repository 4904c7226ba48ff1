import "server-only";
import { existsSync, realpathSync } from "node:fs";
import path from "node:path";

/**
 * A file of the program, searched upwards from the running code, as Node looks for packages: a bundle does
 * not know its own place.
 */
export function programFile(file: string): string {
  // An installed command is a link to it.
  let folder = path.dirname(realpathSync(process.argv[1] ?? ""));
  for (;;) {
    const found = path.join(/* turbopackIgnore: true */ folder, file);
    if (existsSync(found)) return found;
    const above = path.dirname(folder);
    if (above === folder) throw new Error(`The program file ${file} is missing.`);
    folder = above;
  }
}
