import { describe, expect, it } from "vitest";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { gapSections } from "./gap-sections";

const rows = (status: EffectiveStatus, count: number) =>
  Array.from({ length: count }, () => ({ status, stage: "run" }) as const);
const sectionsOf = (...[all, query, page]: Parameters<typeof gapSections>) =>
  gapSections(all, query, page).map(({ list, count, rows: onPage }) => [list, count, onPage.length]);
const all = { page: 1, size: 100 };

describe("the lists on a page of gaps", () => {
  it("are to fix and to assess, and to prove between them where only what is verified counts", () => {
    const some = [...rows("missing", 2), ...rows("declared", 3), ...rows("not-assessed", 4)];
    expect(sectionsOf(some, { proof: "proven" }, all)).toEqual([
      ["fix", 2, 2],
      ["prove", 3, 3],
      ["assess", 4, 4],
    ]);
    expect(sectionsOf(some, { proof: "declared", show: "scope" }, all)).toEqual([
      ["fix", 2, 2],
      ["assess", 4, 4],
      ["settled", 3, 3],
    ]);
  });

  it("are there without a row too, unless no status is asked for that they could have", () => {
    const some = rows("not-assessed", 1);
    expect(sectionsOf(some, { proof: "proven" }, all)).toEqual([
      ["fix", 0, 0],
      ["prove", 0, 0],
      ["assess", 1, 1],
    ]);
    expect(sectionsOf(some, { proof: "declared", status: "not-assessed" }, all)).toEqual([["assess", 1, 1]]);
    expect(sectionsOf(rows("verified", 1), { proof: "declared", show: "standing" }, all)).toEqual([
      ["settled", 1, 1],
    ]);
  });

  it("go on over pages with their whole count, and an empty one is on one page alone", () => {
    const some = [...rows("missing", 2), ...rows("not-assessed", 3)];
    const pages = (of: typeof some) =>
      [1, 2, 3].map((page) => sectionsOf(of, { proof: "proven" }, { page, size: 2 }));
    expect(pages(some)).toEqual([
      [["fix", 2, 2]],
      [
        ["prove", 0, 0],
        ["assess", 3, 2],
      ],
      [["assess", 3, 1]],
    ]);
    expect(pages(rows("missing", 4)).slice(0, 2)).toEqual([
      [["fix", 4, 2]],
      [
        ["fix", 4, 2],
        ["prove", 0, 0],
        ["assess", 0, 0],
      ],
    ]);
  });
});
