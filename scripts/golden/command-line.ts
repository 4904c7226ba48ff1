import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { commands } from "@/lib/server/cli/commands";
import { runCli } from "@/lib/server/cli/run-cli";

/** The output of the command line, or its file, including refusals and the exit code. */
export async function sayCommand(...args: readonly string[]): Promise<string | Uint8Array> {
  const said: string[] = [];
  const files: (string | Uint8Array)[] = [];
  const code = await runCli(
    commands,
    args,
    (text) => said.push(`${text}\n`),
    (text) => said.push(`! ${text}\n`),
    (content) => files.push(content),
  );
  const [file] = files;
  if (file !== undefined && said.length === 0 && code === 0) return file;
  return [...said, `exit code ${code}\n`].join("");
}

const folder = ".cache/golden-work/given";

/** A document as a file, for the command line. */
export function fileOf(name: string, document: PipelineDocument): string {
  return fileWith(`${name}.json`, JSON.stringify(document));
}

export function fileWith(name: string, content: string | Uint8Array): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}
