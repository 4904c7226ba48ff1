import "server-only";
import { readRunningTask } from "../running/read-running-task";
import type { RunningTask } from "../running/running-task";
import { readTask } from "./read-task";
import type { ReadingTask, ScanSays } from "./scan-task";

// A process of its own reads what strangers wrote: it may hang, or take all the memory that it has, and the server goes on.
const say = (message: ScanSays) => process.send?.(message);

// The server ended, however that was.
process.on("disconnect", () => process.exit(0));
process.once("message", (task: ReadingTask | RunningTask) => {
  const read = "running" in task ? readRunningTask(task) : readTask(task, (progress) => say({ progress }));
  say(read.ok ? { answer: JSON.stringify(read.value) } : { refused: read.error });
});
