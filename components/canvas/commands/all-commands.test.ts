import { describe, expect, it } from "vitest";
import { allCommands } from "./all-commands";

describe("allCommands", () => {
  it("gives each key to one command", () => {
    const keys = allCommands.flatMap((command) => command.keys ?? []);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it("has each command once, and a title that tells it from the others", () => {
    const ids = allCommands.map(({ id }) => id);
    const titles = allCommands.map(({ title }) => title);
    expect(new Set(ids).size).toBe(ids.length);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  });

  it("never takes Tab, which leaves the diagram", () => {
    expect(allCommands.flatMap(({ keys = [] }) => keys).filter((key) => /(^|\+)Tab$/.test(key))).toEqual([]);
  });
});
