import { describe, expect, it } from "vitest";
import { mergeTabs, type PresentTab } from "./merge-tabs";

const tab = (userId: string, clientId: string, fields: Partial<PresentTab> = {}): PresentTab => ({
  userId,
  name: userId,
  clientId,
  changedAt: 0,
  expiresAt: 100,
  ...fields,
});

describe("who is here", () => {
  it("is in order of names", () => {
    expect(mergeTabs([tab("zoe", "a"), tab("Ana", "b"), tab("ben", "c")], 0).map(({ name }) => name)).toEqual(
      ["Ana", "ben", "zoe"],
    );
  });

  it("counts a person with two tabs once, where they last did something", () => {
    const tabs = [
      tab("ana", "b", { changedAt: 2, selection: { node: "ci" } }),
      tab("ana", "a", { changedAt: 1, selection: { node: "registry" } }),
    ];
    expect(mergeTabs(tabs, 0)).toEqual([
      { id: "ana", name: "ana", clients: ["a", "b"], selection: { node: "ci" } },
    ]);
  });

  it("is where a person writes rather than where they clicked since", () => {
    const tabs = [
      tab("ana", "a", { changedAt: 1, selection: { node: "ci" }, control: "c-scan", isEditing: true }),
      tab("ana", "b", { changedAt: 9 }),
    ];
    expect(mergeTabs(tabs, 0)[0]).toMatchObject({
      selection: { node: "ci" },
      control: "c-scan",
      isEditing: true,
    });
  });

  it("leaves out what has expired, tab by tab", () => {
    const tabs = [
      tab("ana", "a", { expiresAt: 50, selection: { node: "ci" } }),
      tab("ana", "b"),
      tab("ben", "c", { expiresAt: 50 }),
    ];
    expect(mergeTabs(tabs, 50)).toEqual([{ id: "ana", name: "ana", clients: ["b"] }]);
  });
});
