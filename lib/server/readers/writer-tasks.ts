import "server-only";
import { recordExport } from "../audit/record-export";
import { renewSession } from "../auth/renew-session";
import { keepFacts } from "../pipeline/keep-facts";
import { countParentsOnce } from "../pipeline/count-parents-once";
import { rebuildWorkItems } from "../work/update-work-items";
import { recordTokenRefused, recordTokenUsed } from "../tokens/record-token";
import { runByName } from "./run-by-name";

/** The side writes of pages, by name. */
const tasks = {
  "record-export": recordExport,
  "renew-session": renewSession,
  "keep-facts": keepFacts,
  "count-parents": countParentsOnce,
  "rebuild-work": rebuildWorkItems,
  "record-token-used": recordTokenUsed,
  "record-token-refused": recordTokenRefused,
} as const;

export type WriterTasks = typeof tasks;
export type WriterTask = keyof WriterTasks;

/** Runs in the main process for a worker. */
export async function runWriterTask(name: string, values: readonly unknown[]): Promise<void> {
  await runByName(tasks, name, values);
}
