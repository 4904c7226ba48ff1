import { describe, expect, it } from "vitest";
import { allCommands } from "./all-commands";
import { commandKey } from "./command-key";

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

  it("are done by the keys that are kept for them before they are here, and by no others", () => {
    const keys = allCommands.flatMap(({ byBrowser, keys: heard = [] }) => (byBrowser ? [] : heard));
    expect(keys.filter((key) => !commandKey.test(key))).toEqual([]);
    const letters = [...String.fromCodePoint(...Array.from({ length: 94 }, (_, index) => index + 33))];
    const named = ["Enter", "Space", "Delete", "Backspace", "Escape", "Home", "End", "F1", "F2", "F5", "F10"];
    const arrows = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "ContextMenu", "Tab", "PageDown"];
    const before = ["", "Control+", "Alt+", "Shift+", "Control+Shift+", "Alt+Shift+", "Control+Alt+"];
    const all = [...letters, ...named, ...arrows].flatMap((key) => before.map((held) => held + key));
    expect(all.filter((key) => commandKey.test(key) && !keys.includes(key))).toEqual([]);
  });
});
