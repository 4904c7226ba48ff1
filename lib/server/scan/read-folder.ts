import "server-only";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { decodeText } from "@/lib/domain/importers/dockerfile/decode-text";
import type { GivenFiles, LeftOut } from "@/lib/domain/scan/left-out";
import {
  archiveLimit,
  fileLimit,
  isWorthReading,
  mostFiles,
  tooLarge,
  tooMany,
  tooMuch,
} from "@/lib/domain/scan/limits";
import type { SourceFile } from "@/lib/domain/scan/source";

/** Reads a folder with all below it. Links are not followed, and nothing is run. */
export function readFolder(root: string): GivenFiles {
  const files: SourceFile[] = [];
  const leftOut: LeftOut[] = [];
  const open = [""];
  let room = archiveLimit;
  while (open.length > 0) {
    const folder = open.pop() ?? "";
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const at = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (isWorthReading(`${at}/`)) open.push(at);
        continue;
      }
      if (!entry.isFile() || !isWorthReading(at)) continue;
      if (files.length >= mostFiles) {
        leftOut.push({ path: at, why: tooMany });
        continue;
      }
      const { size } = statSync(path.join(root, at));
      if (size > fileLimit || size > room) {
        leftOut.push({ path: at, why: size > fileLimit ? tooLarge : tooMuch });
        continue;
      }
      room -= size;
      files.push({ path: at, text: decodeText(readFileSync(path.join(root, at))) });
    }
  }
  return { files, leftOut };
}
