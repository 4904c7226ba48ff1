import { describe, expect, it } from "vitest";
import { triageAction, triageKeys } from "./triage-keys";

const press = (
  key: string,
  held: Partial<Record<"ctrlKey" | "metaKey" | "altKey" | "shiftKey", boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe("a key on a row of gaps", () => {
  it.each([
    ["j", { do: "go", to: "next" }],
    ["K", { do: "go", to: "previous" }],
    ["ArrowDown", { do: "go", to: "next" }],
    ["End", { do: "go", to: "last" }],
    ["1", { do: "status", status: "missing" }],
    ["2", { do: "status", status: "planned" }],
    ["3", { do: "status", status: "partial" }],
    ["4", { do: "status", status: "implemented" }],
    ["5", { do: "status", status: "not-applicable" }],
    ["6", { do: "status", status: "accepted" }],
    ["o", { do: "owner" }],
    ["D", { do: "due" }],
    ["x", { do: "select" }],
    [" ", { do: "select" }],
    ["Enter", { do: "open" }],
    ["?", { do: "keys" }],
  ])("%j", (key, action) => {
    expect(triageAction(press(key, { shiftKey: key === "?" }), true)).toEqual(action);
  });

  it("leaves to the browser what it uses itself", () => {
    for (const key of ["7", "a", "Tab", "PageDown", "F5"])
      expect(triageAction(press(key), true)).toBeUndefined();
    for (const key of ["d", "j", "1", "o"])
      expect(triageAction(press(key, { ctrlKey: true }), true)).toBeUndefined();
    expect(triageAction(press("ArrowUp", { altKey: true }), true)).toBeUndefined();
  });

  it("undoes and redoes on both kinds of keyboard", () => {
    expect(triageAction(press("z", { ctrlKey: true }), false)).toEqual({ do: "undo" });
    expect(triageAction(press("Z", { metaKey: true, shiftKey: true }), false)).toEqual({ do: "redo" });
    expect(triageAction(press("y", { ctrlKey: true }), false)).toEqual({ do: "redo" });
  });

  it("of one character does nothing once a person has turned those off; the others still do", () => {
    for (const key of ["j", "k", "1", "5", "o", "d", "x", "?"])
      expect(triageAction(press(key), false)).toBeUndefined();
    for (const key of ["ArrowDown", "Enter", " ", "Escape", "Home"])
      expect(triageAction(press(key), false)).toBeDefined();
  });

  it("does what the sheet says that there is", () => {
    const words: { readonly [word: string]: string } = {
      "↓": "ArrowDown",
      "↑": "ArrowUp",
      Space: " ",
      Esc: "Escape",
    };
    for (const { keys, isSingle } of triageKeys)
      for (const name of keys) {
        const key = name.split("+").at(-1) ?? name;
        const pressed = press(words[key] ?? key, {
          ctrlKey: name.includes("Ctrl"),
          shiftKey: name.includes("Shift"),
        });
        expect([name, triageAction(pressed, true)]).not.toContain(undefined);
        if (isSingle) expect(triageAction(pressed, false)).toBeUndefined();
      }
  });
});
