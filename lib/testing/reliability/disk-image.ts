import { execFileSync } from "node:child_process";
import {
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** XFS takes no less. */
const bytes = 320 * 1024 * 1024;
const content = "x".repeat(100_000);

/** A disk of its own, in a file. */
export interface DiskImage {
  readonly folder: string;
  /** What was not forced to the disk is gone, and all that is asked of it fails. */
  readonly cutPower: () => void;
  /** @returns whether something was lost: what was written last, and never forced to the disk */
  readonly bringBack: () => Promise<boolean>;
  readonly remove: () => Promise<void>;
}

/** @returns undefined where this user may not mount one, or a tool is missing */
export function makeDiskImage(fileSystem: "xfs" | "ext4"): DiskImage | undefined {
  const place = mkdtempSync(path.join(tmpdir(), `blueline-${fileSystem}-`));
  const [image, folder] = [path.join(place, "image"), path.join(place, "disk")];
  const unforced = path.join(folder, "unforced");
  const run = (tool: string, ...args: readonly string[]) => execFileSync(tool, args, { stdio: "ignore" });
  const mount = () => run("mount", "-o", "loop", image, folder);
  try {
    run("xfs_io", "-V");
    mkdirSync(folder);
    const handle = openSync(image, "w");
    ftruncateSync(handle, bytes);
    closeSync(handle);
    run(`mkfs.${fileSystem}`, "-q", image);
    mount();
  } catch {
    rmSync(place, { recursive: true });
    return undefined;
  }
  async function unmount() {
    // Processes that had files on it end a moment after the one that was killed.
    for (let attempt = 1; ; attempt++) {
      try {
        return run("umount", folder);
      } catch (error) {
        if (attempt === 100) throw error;
        await sleep(100);
      }
    }
  }
  return {
    folder,
    cutPower() {
      writeFileSync(unforced, content);
      run("xfs_io", "-x", "-c", "shutdown", folder);
    },
    async bringBack() {
      await unmount();
      mount();
      const isLost = !existsSync(unforced) || readFileSync(unforced, "utf8") !== content;
      rmSync(unforced, { force: true });
      return isLost;
    },
    async remove() {
      await unmount();
      rmSync(place, { recursive: true });
    },
  };
}
