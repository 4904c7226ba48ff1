import "server-only";
import { isReader, oncePerProcess } from "../process";
import type { WriterTask, WriterTasks } from "./writer-tasks";

/** In milliseconds. */
const patience = 30_000;

interface Asked {
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

interface Asking {
  last: number;
  readonly open: Map<number, Asked>;
}

/**
 * Runs a side write of a page, such as extending a session: here, or from a read-only worker in the main
 * process.
 */
export function askWriter<Name extends WriterTask>(
  name: Name,
  ...values: Parameters<WriterTasks[Name]>
): Promise<void> {
  return isReader() ? askOther(name, values) : doHere(name, values);
}

async function doHere(name: WriterTask, values: readonly unknown[]): Promise<void> {
  const { runWriterTask } = await import("./writer-tasks");
  await runWriterTask(name, values);
}

function askOther(name: WriterTask, values: readonly unknown[]): Promise<void> {
  const { open, ...asking } = answers();
  const id = asking.last + 1;
  answers().last = id;
  return new Promise((resolve, reject) => {
    open.set(id, { resolve, reject });
    setTimeout(() => settle(id, "The main process did not answer."), patience).unref();
    process.send?.({ id, name, values });
  });
}

function answers(): Asking {
  return oncePerProcess("asked-of-writer", () => {
    process.on("message", (message) => {
      // From scripts/readers.mjs.
      const { id, error } = message as { readonly id: number; readonly error?: string };
      settle(id, error);
    });
    return { last: 0, open: new Map() };
  });
}

function settle(id: number, error: string | undefined): void {
  const { open } = answers();
  const asked = open.get(id);
  open.delete(id);
  if (error === undefined) asked?.resolve();
  else asked?.reject(new Error(error));
}
