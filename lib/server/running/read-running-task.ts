import "server-only";
import { runningLimits } from "@/lib/domain/running/limits";
import { readRunning } from "@/lib/domain/running/read-running";
import { err, ok, type Result } from "@/lib/domain/result";
import { sha256 } from "../catalogue/canonical";
import { readZip } from "../scan/read-zip";
import type { RunningRead, RunningTask } from "./running-task";

type Read = RunningRead["read"][number];
const { sources, allContainers, allRepositories } = runningLimits;
type Problem = RunningRead["problems"][number];

/**
 * Unpacks and reads an upload, with a reason for each unreadable file. @returns the error: nothing can be
 * unpacked
 */
export function readRunningTask({ running, registry }: RunningTask): Result<RunningRead, string> {
  const problems: Problem[] = [];
  const files: { readonly name: string; readonly text: string }[] = [];
  if (running instanceof Uint8Array) {
    const { packed, files: most } = runningLimits;
    const unpacked = readZip(running, { file: packed, inAll: packed, files: most });
    if (!unpacked.ok) return unpacked;
    files.push(...unpacked.value.files.map(({ path, text }) => ({ name: path, text })));
    for (const { path, why } of unpacked.value.leftOut) problems.push({ file: path, message: `It ${why}.` });
  } else
    for (const file of running)
      if (Buffer.byteLength(file.text) > runningLimits.file)
        problems.push({
          file: file.name,
          message: "It is larger than 5 MB: pack it as a .zip of up to 50 MB.",
        });
      else files.push(file);
  const read: Read[] = [];
  let [containers, repositories] = [0, 0];
  for (const file of files) {
    const result = readRunning(file, registry);
    if (!result.ok) {
      problems.push({ file: file.name, message: result.error.message });
      continue;
    }
    const hash = sha256(file.text);
    for (const observed of result.value) {
      read.push({ file: file.name, hash, observed });
      containers += observed.containers.length;
      repositories += observed.repositories.length;
    }
    if (read.length > sources)
      return err(tooMuch(`${file.name}: more than ${sources} clusters, engines or registries`));
    if (containers > allContainers)
      return err(tooMuch(`${file.name}: more than ${allContainers.toLocaleString("en")} containers in all`));
    if (repositories > allRepositories)
      return err(
        tooMuch(`${file.name}: more than ${allRepositories.toLocaleString("en")} repositories in all`),
      );
  }
  if (files.length === 0 && problems.length === 0)
    problems.push({ file: "the .zip", message: "It contains no .json file." });
  return ok({ read, problems });
}

function tooMuch(what: string): string {
  return `Too much to read at once: ${what}. Nothing was stored. Upload fewer at a time.`;
}
