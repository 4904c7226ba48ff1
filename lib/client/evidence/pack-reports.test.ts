import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { pathFault, plainPath } from "@/lib/domain/scan/given-path";
import { packReports } from "./pack-reports";

const bytes = (text: string) => new TextEncoder().encode(text);

async function packed(...files: readonly (readonly [name: string, text: string])[]): Promise<Uint8Array> {
  const blob = packReports(files.map(([name, text]) => ({ name, bytes: bytes(text) })));
  return new Uint8Array(await blob.arrayBuffer());
}

it("reports are packed so that every unpacker finds them as they were", async () => {
  const archive = await packed(
    ["trivy.json", "{}"],
    ["empty.json", ""],
    ["größe 漢.json", "ä".repeat(70_000)],
  );
  const unzipped = Object.entries(unzipSync(archive)).map(([name, content]) => [name, strFromU8(content)]);
  expect(unzipped).toEqual([
    ["trivy.json", "{}"],
    ["empty.json", ""],
    ["größe 漢.json", "ä".repeat(70_000)],
  ]);
});

it("no name makes a report one that the server refuses or passes over", async () => {
  const names = ["a.json", "a.json", "2 a.json", "c:\\b.json", "line\nbreak", "../up", "/root"];
  const unzipped = unzipSync(await packed(...names.map((name, index) => [name, `${index}`] as const)));
  expect(Object.values(unzipped).map((content) => strFromU8(content))).toEqual(
    names.map((_, index) => `${index}`),
  );
  const called = Object.keys(unzipped);
  expect(called.filter((name) => pathFault(name) !== undefined || plainPath(name) !== name)).toEqual([]);
  expect(called).toContain("2 2 a.json");
});
