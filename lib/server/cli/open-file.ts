import "server-only";
import { spawn } from "node:child_process";

/** The command that opens a file with its usual program. Never through a shell: a name of a file may hold anything. */
const openers: Partial<Record<NodeJS.Platform, string>> = { darwin: "open", win32: "explorer.exe" };

/** How long an opener may take to fail, in milliseconds. One that still runs has opened the file. */
const patience = 3_000;

/** Opens a file in the usual program of this computer. Never fails. @returns a sentence if that did not work */
export async function openFile(file: string, platform = process.platform): Promise<string | undefined> {
  const opener = openers[platform] ?? "xdg-open";
  const failure = await new Promise<string | undefined>((resolve) => {
    const child = spawn(opener, [file], { stdio: "ignore", detached: true });
    const timer = setTimeout(() => resolve(undefined), patience);
    const end = (why?: string) => {
      clearTimeout(timer);
      resolve(why);
    };
    child.on("error", () => end(`This computer has no ${opener}`));
    // Explorer answers 1 even if it opened the file.
    child.on("exit", (code) => end(code === 0 || platform === "win32" ? undefined : `${opener} failed`));
    child.unref();
  });
  return failure === undefined ? undefined : `${failure}: open ${file} in a browser yourself.`;
}
