import { describe, expect, it } from "vitest";
import { toCsv } from "./csv";

const triggers = [
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1",
  "\tplain",
  "\rplain",
  "\nplain",
  " =1",
  "   +1",
  "\u00a0-1",
  "\u3000@a",
  '"=1',
  "'=1",
  '""=1',
  "' =1",
  "\u200b=1",
  "\ufeff=1",
  "\u2060+1",
  "\u200e@x",
  "\uff1d1",
  "\uff0b1",
  "\uff0d1",
  "\uff20a",
  " \uff1d1",
  '"\uff20a',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://x","y")',
  "\u0000=1",
  "\u001f-1",
  "-",
  "=",
  "@",
];
const harmless = [
  "",
  "Jenkins",
  "a=1",
  "1+1",
  "e-mail",
  "5",
  "'quoted'",
  '"quoted"',
  "x@y.example",
  "Ünïcode",
  "  spaces",
];

describe("a CSV cell", () => {
  it.each(triggers)("that a spreadsheet would run gets an apostrophe: %j", (text) => {
    expect(toCsv([[text]])).toBe(`"'${text.replaceAll('"', '""')}"\r\n`);
  });

  it.each(harmless)("that is plain text stays as it is: %j", (text) => {
    expect(toCsv([[text]])).toBe(`"${text.replaceAll('"', '""')}"\r\n`);
  });

  it("is always quoted, numbers too, and lines end in CR LF", () => {
    expect(
      toCsv([
        ["a,b", 1.5],
        ["line\nbreak", -2],
      ]),
    ).toBe('"a,b","1.5"\r\n"line\nbreak","-2"\r\n');
  });
});
