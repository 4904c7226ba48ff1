import "server-only";
import { readReportFiles } from "../evidence/read-report-files";
import { readRunningTask } from "../running/read-running-task";
import type { RunningTask } from "../running/running-task";
import { readTask } from "./read-task";
import type { Progress, ReadingTask, ScanSays } from "./scan-task";

// A separate process reads untrusted files: if it hangs or runs out of memory, the server continues.
const say = (message: ScanSays) => process.send?.(message);

// The server ended, for whatever reason.
process.on("disconnect", () => process.exit(0));
process.once("message", (task: ReadingTask | RunningTask) => {
  const read = readAsked(task, (progress) => say({ progress }));
  say(read.ok ? { answer: JSON.stringify(read.value) } : { refused: read.error });
});

function readAsked(task: ReadingTask | RunningTask, tell: (progress: Progress) => void) {
  if ("running" in task) return readRunningTask(task);
  return "reports" in task ? readReportFiles(task.reports, task.slow, tell) : readTask(task, tell);
}
