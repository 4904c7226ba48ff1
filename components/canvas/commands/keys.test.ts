import { describe, expect, it } from "vitest";
import { allCommands } from "./all-commands";
import { isSingleKey, keysOf, keyText } from "./keys";

const press = (
  key: string,
  code = "",
  modifiers: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {},
) => keysOf({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...modifiers });

describe("a key press", () => {
  it("is named by what the key prints, not by its place", () => {
    expect(press("z", "KeyW", { ctrlKey: true })).toEqual(["Control+z"]);
    expect(press("Z", "KeyZ", { metaKey: true, shiftKey: true })).toEqual(["Control+Shift+z"]);
    expect(press("ArrowRight", "ArrowRight", { altKey: true })).toEqual(["Alt+ArrowRight"]);
    expect(press(" ", "Space")).toEqual(["Space"]);
  });
  it("of a sign does not name the Shift that it takes", () => {
    expect(press("?", "Slash", { shiftKey: true })).toEqual(["?"]);
    expect(press("+", "Equal", { shiftKey: true })).toEqual(["+"]);
  });
  it("of a digit with Shift is known by its place too", () => {
    expect(press("!", "Digit1", { shiftKey: true })).toEqual(["!", "Shift+1"]);
    expect(press('"', "Digit2", { shiftKey: true })).toEqual(['"', "Shift+2"]);
  });
  it("is single where it would type a character", () => {
    expect(["c", "?", "+", "Shift+1"].every(isSingleKey)).toBe(true);
    expect(["Control+c", "F2", "Delete", "Alt+s", "Escape"].some(isSingleKey)).toBe(false);
  });
  it("is shown as the keyboard prints it", () => {
    expect(keyText("Control+Shift+z", false)).toBe("Ctrl+Shift+Z");
    expect(keyText("Control+Shift+z", true)).toBe("⌘⇧Z");
    expect(["+", "Alt+ArrowRight", "?"].map((key) => keyText(key, false))).toEqual(["+", "Alt+→", "?"]);
  });
});

describe("the commands", () => {
  it("have each a name of their own, and no key twice", () => {
    const ids = allCommands.map(({ id }) => id);
    const keys = allCommands.flatMap((command) => command.keys ?? []);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
});
