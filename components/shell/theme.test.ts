import { describe, expect, it } from "vitest";
import { themeInCookies } from "./theme";

describe("the theme in a browser's cookies", () => {
  it.each([
    ["", "system"],
    ["theme=dark", "dark"],
    ["session=1; theme=light; other=dark", "light"],
    ["my-theme=dark", "system"],
    ["theme=purple", "system"],
  ])("%j is %s", (cookies, theme) => {
    expect(themeInCookies(cookies)).toBe(theme);
  });
});
