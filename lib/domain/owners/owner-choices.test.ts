import { describe, expect, it } from "vitest";
import { ownerChoices } from "./owner-choices";
import { ownerLimits } from "./owner-limits";

const directory = {
  members: ["Zoe", "Ana Kovac", "Ana kovac"],
  teams: [
    { name: "Platform", members: 1 },
    { name: "zoe", members: 2 },
  ],
  former: ["Cleo"],
};
const offered = (text: string, spellings: readonly string[] = []) =>
  ownerChoices(text, directory, spellings).map(({ title, detail }) => `${title}: ${detail}`);

describe("a field for an owner offers", () => {
  it("members and teams first, then the spellings in use, each once", () => {
    expect(offered("", ["platform", "Search", "search ", "cleo", " "])).toEqual([
      "Ana Kovac: 2 members have this name",
      "Zoe: person",
      "Platform: team, 1 member",
      "cleo: no longer a member, on this map",
      "Search: free text, on this map",
    ]);
  });

  it("what holds the words that were typed, and what was typed itself where it is none of them", () => {
    expect(offered("kov an")).toEqual([
      "Ana Kovac: 2 members have this name",
      "Use “kov an”: not a member or team",
    ]);
    expect(offered(" PLATFORM ")).toEqual(["Platform: team, 1 member"]);
    expect(offered("search", ["Search"])).toEqual(["Search: free text, on this map"]);
  });

  it("without a connection the spellings in use, and any text", () => {
    expect(ownerChoices("Ana", undefined, ["Ana K.", "Ben"])).toEqual([
      { owner: "Ana K.", kind: "text", title: "Ana K.", detail: "on this map" },
      { owner: "Ana", kind: "text", title: "Use “Ana”", detail: "members and teams are not known just now" },
    ]);
  });

  it("a bounded number", () => {
    const many = Array.from({ length: 300 }, (_, index) => `Owner ${index}`);
    expect(ownerChoices("", directory, many)).toHaveLength(ownerLimits.offered);
  });
});
