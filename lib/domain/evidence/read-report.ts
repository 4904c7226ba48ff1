import { err, ok, type Result } from "../result";
import type { Report } from "./report";

export function readReports(file: {
  readonly name: string;
  readonly text: string;
}): Result<readonly Report[], { readonly message: string }> {
  try {
    return ok([JSON.parse(file.text) as Report]);
  } catch {
    return err({ message: "This is not JSON." });
  }
}
