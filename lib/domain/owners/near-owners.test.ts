import { describe, expect, it } from "vitest";
import { nearOwners } from "./near-owners";

describe("near owners", () => {
  it.each([
    ["Ana", "Ana Kovac"],
    ["Ana K.", "Ana Kovac"],
    ["ana.kovac@example.com", "Ana Kovac"],
    ["Payments team", "Payments"],
    ["the Payments Squad", "Payments"],
    ["Plattform", "Platform"],
    ["Palments", "Payments"],
    ["Ana Kovač", "Ana Kovac"],
    ["payments-platform", "Payments Platform"],
  ])("of %j is %j", (owner, other) => {
    expect(nearOwners(owner, ["Somebody else", other, owner])).toEqual([other]);
  });

  it.each([
    ["Ben", "Bea"],
    ["Search", "Payments"],
    ["Ana Kovac", "Ana Petrovic"],
    ["Team", "Payments team"],
    ["A", "Ana"],
    ["??", "!!"],
  ])("of %j is not %j", (owner, other) => {
    expect(nearOwners(owner, [other])).toEqual([]);
  });

  it("are the likeliest first, three at most, and never the same owner", () => {
    const others = ["Paymnets", "PAYMENTS", "Payments team", "Payments and search", "Payments, Berlin"];
    expect(nearOwners("payments", others)).toEqual([
      "Payments team",
      "Payments and search",
      "Payments, Berlin",
    ]);
  });
});
