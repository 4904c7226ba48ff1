import { spawnSync } from "node:child_process";

/**
 * The libraries that such a tool slips under a program, to be set for one process alone, without its starter in between.
 * @param command the tool with what it needs before the program; undefined is answered where it is not installed
 */
export function preloadOf([tool, ...args]: readonly [string, ...string[]]): string | undefined {
  const { stdout } = spawnSync(tool, [...args, "env"], { encoding: "utf8" });
  return /^LD_PRELOAD=(.*\S)/m.exec(stdout ?? "")?.[1];
}
