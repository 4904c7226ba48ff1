import { input, pathHere, placeOf, runText, type TaskCall } from "./task-call";

/** Reads a task that runs a script; false for others. */
export function readScriptTask(call: TaskCall): boolean {
  if (!scriptTasks.has(call.name)) return false;
  const folder = input(call, "workingDirectory", "workingFolder", "cwd");
  const keys = ["script", "inlineScript", "inline"];
  const key = keys.find((each) => call.inputs.has(each.toLowerCase()));
  const path = input(call, "filePath", "scriptPath", "scriptName", "filename");
  const type = input(
    call,
    "targetType",
    "scriptType",
    "scriptLocation",
    "scriptSource",
    "runOptions",
  )?.toLowerCase();
  const isFile =
    type === "filepath" ||
    type === "scriptpath" ||
    type === "file" ||
    (key === undefined && path !== undefined);
  if (isFile && path !== undefined) {
    const found = pathHere(call.here, path) ?? path;
    runText(
      call,
      `${found} ${input(call, "arguments") ?? ""}`.trim(),
      placeOf(call, "filePath", "scriptPath").line,
      { folder: "/" },
    );
  } else if (key !== undefined) {
    const found = call.inputs.get(key.toLowerCase());
    if (found) runText(call, found.text, found.line, { folder });
  }
  return true;
}

const scriptTasks = new Set([
  "bash",
  "cmdline",
  "powershell",
  "shellscript",
  "batchscript",
  "azurecli",
  "azurepowershell",
  "awsshellscript",
  "awscli",
  "ssh",
]);
