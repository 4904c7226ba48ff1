import "server-only";
import { writeFileSync } from "node:fs";
import { MisuseError } from "./command";

/** @throws MisuseError where it cannot, as where there is a file of that name already */
export function writeNewFile(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: "wx" });
  } catch {
    throw new MisuseError(`${file} cannot be written; a file that is there is never written over.`);
  }
}
