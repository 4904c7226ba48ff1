import { saveAsFile } from "@/lib/client/save-as-file";

/** Hands the person a JSON file that this page made. */
export function saveJsonFile(name: string, content: object): void {
  saveAsFile(name, JSON.stringify(content, undefined, 2));
}
