import { pathFault, plainPath, sharedRoot, shownPath } from "./given-path";
import type { GivenFiles, LeftOut } from "./left-out";
import { archiveLimit, fileLimit, isWorthReading, mostFiles, tooLarge, tooMany, tooMuch } from "./limits";
import type { SourceFile } from "./source";

/** The uploaded files to read: those below one root, once each, within the limits. */
export function acceptFiles(given: readonly SourceFile[]): GivenFiles {
  const texts = new Map<string, string>();
  const leftOut: LeftOut[] = [];
  let room = archiveLimit;
  for (const { path: written, text } of given) {
    const path = plainPath(written);
    if (pathFault(written) === undefined && !isWorthReading(path)) continue;
    const why =
      pathFault(written) ?? faultOf(text, room) ?? (texts.has(path) ? "is listed twice" : undefined);
    if (why !== undefined || texts.size >= mostFiles) {
      leftOut.push({ path: shownPath(written), why: why ?? tooMany });
      continue;
    }
    room -= text.length;
    texts.set(path, text);
  }
  const root = sharedRoot([...texts.keys()]);
  return {
    files: [...texts].map(([path, text]) => ({ path: path.slice(root.length), text })),
    leftOut,
    ...(root !== "" && { root: root.slice(0, -1) }),
  };
}

function faultOf(text: string, room: number): string | undefined {
  if (text.length > fileLimit) return tooLarge;
  return text.length > room ? tooMuch : undefined;
}
