import { describe, expect, it } from "vitest";
import { createOwnerResolver } from "./resolve-owner";
import { withOwnerWord } from "./with-owner-word";

const resolve = createOwnerResolver({
  members: ["Ana Kovac", "Ben", "ben", "Payments"],
  teams: [
    { name: "Platform", members: 3 },
    { name: "payments", members: 1 },
  ],
  former: ["Cleo", "Ben"],
});

describe("an owner", () => {
  it("is a member or a team by its name, whatever the case and the blanks around it", () => {
    expect(resolve(" ANA  kovac ")).toEqual({ kind: "member", name: "Ana Kovac", namesakes: 1 });
    expect(resolve("platform")).toEqual({ kind: "team", name: "Platform", namesakes: 0 });
  });

  it("is free text where no member and no team has the name, also where it is longer or shorter", () => {
    expect(resolve("Ana")).toEqual({ kind: "text", name: "Ana", namesakes: 0 });
    expect(resolve("Platform team ")).toEqual({ kind: "text", name: "Platform team", namesakes: 0 });
  });

  it("that several members are called says how many", () => {
    expect(resolve("BEN")).toEqual({ kind: "member", name: "Ben", namesakes: 2 });
  });

  it("that a member and a team are called is the member", () => {
    expect(resolve("Payments").kind).toBe("member");
  });

  it("who was removed is no longer a member, unless another has the name", () => {
    expect(resolve("cleo")).toEqual({ kind: "former", name: "Cleo", namesakes: 0 });
    expect(resolve("Ben").kind).toBe("member");
  });

  it("is said with a word where there is no room for a sign", () => {
    expect(withOwnerWord(resolve("platform"))).toBe("Platform (team)");
    expect(withOwnerWord(resolve("Cleo"))).toBe("Cleo (no longer a member)");
  });
});
