import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { compareHashes, hashesIn, readHashes, writeHashes } from "./hashes.mjs";

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "blueline-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

describe("golden hashes", () => {
  it("name each file below a folder, and are another for another content", () => {
    const [one, other] = [{ "b.txt": "B", "a/{id}/x y.json": "{}" }, { "b.txt": "B " }].map((files) =>
      hashesIn(folderWith(files)),
    );
    expect([...(one?.keys() ?? [])]).toEqual(["a/{id}/x y.json", "b.txt"]);
    expect(other?.get("b.txt")).not.toBe(one?.get("b.txt"));
  });

  it("are the same once written and read", () => {
    const hashes = hashesIn(folderWith({ "a/{id}/x y.json": "{}", b: "" }));
    expect(readHashes(writeHashes(hashes))).toEqual(hashes);
  });

  it("are refused where a line is none, as where a merge left its marks", () => {
    expect(() => readHashes("<<<<<<< HEAD\n")).toThrow("<<<<<<< HEAD");
  });

  it("list changed, new and deleted outputs", () => {
    const before = new Map([
      ["kept", "1"],
      ["other", "2"],
      ["taken", "3"],
    ]);
    const now = new Map([
      ["added", "4"],
      ["kept", "1"],
      ["other", "5"],
    ]);
    expect(compareHashes(before, now)).toEqual({
      same: ["kept"],
      changed: ["other"],
      new: ["added"],
      gone: ["taken"],
    });
  });

  it("of a folder that is not there are none, so that all of it is gone", () => {
    expect(compareHashes(new Map([["a", "1"]]), hashesIn("/nowhere/at/all")).gone).toEqual(["a"]);
  });
});
