import "server-only";
import { renewSession } from "../auth/renew-session";
import { keepFacts } from "../pipeline/keep-facts";
import { countParentsOnce } from "../pipeline/count-parents-once";
import { rebuildWorkItems } from "../work/update-work-items";

/** What pages write on the side, by name. */
const tasks = {
  "renew-session": renewSession,
  "keep-facts": keepFacts,
  "count-parents": countParentsOnce,
  "rebuild-work": rebuildWorkItems,
} as const;

export type WriterTasks = typeof tasks;
export type WriterTask = keyof WriterTasks;

/** Run for a reader, whose values came as they were given there. */
export async function runWriterTask(name: string, values: readonly unknown[]): Promise<void> {
  const task = new Map<string, (...given: never[]) => Promise<void>>(Object.entries(tasks)).get(name);
  if (!task) throw new Error(`No task ${name}.`);
  // Only our own readers send them, with the types that `askWriter` asks for.
  await task(...(values as never[]));
}
