import type { Place } from "./source";

/** `app/Dockerfile:3`; only the file where something is about all of it. */
export function placeText({ file, line }: Place): string {
  return line === 0 ? file : `${file}:${line}`;
}
