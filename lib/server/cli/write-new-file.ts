import "server-only";
import { writeFileSync } from "node:fs";
import { MisuseError } from "./command";

/** @throws MisuseError if the file exists, or can't be written */
export function writeNewFile(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: "wx" });
  } catch (error) {
    const exists = error instanceof Error && "code" in error && error.code === "EEXIST";
    throw new MisuseError(
      exists
        ? `${file} already exists; choose another name.`
        : `${file} can't be written: its folder does not exist or is read-only.`,
    );
  }
}
