import "server-only";
import { existsSync } from "node:fs";
import path from "node:path";

/**
 * A file of the program, sought from where what runs lies upwards, as Node looks for packages: a bundle has no place of its own to
 * ask.
 */
export function programFile(file: string): string {
  let folder = path.dirname(process.argv[1] ?? "");
  for (;;) {
    const found = path.join(/* turbopackIgnore: true */ folder, file);
    if (existsSync(found)) return found;
    const above = path.dirname(folder);
    if (above === folder) throw new Error(`The file ${file} of the program is missing.`);
    folder = above;
  }
}
