import "server-only";
import { readReportFiles } from "../evidence/read-report-files";
import { readTask } from "./read-task";
import type { Progress, ReadingTask, ScanSays } from "./scan-task";

// A process of its own reads what strangers wrote: it may hang, or take all the memory that it has, and the server goes on.
const say = (message: ScanSays) => process.send?.(message);

// The server ended, however that was.
process.on("disconnect", () => process.exit(0));
process.once("message", (task: ReadingTask) => {
  const tell = (progress: Progress) => say({ progress });
  const read = "reports" in task ? readReportFiles(task.reports, task.slow, tell) : readTask(task, tell);
  say(read.ok ? { answer: JSON.stringify(read.value) } : { refused: read.error });
});
