import { expect, it } from "vitest";
import { printable } from "./printable";
import { printableJson } from "./printable-json";

const commands = [
  "##vso[task.setvariable variable=a]b",
  "##[group]",
  "##teamcity[buildStatus status='SUCCESS']",
  "::set-output name=a::b",
  "::::error::x",
  "\n::error::x",
  "#\u200B#vso[task.complete]",
  ":\u202E:error:\u00AD:x",
  "###vso[task.complete]",
];

it.each(commands)("gives a CI system no command by %j", (command) => {
  const line = printable(`Registry ${command}`);
  expect(line).not.toMatch(/##|::|\p{Cc}|\p{Cf}/u);
  const value = { name: command, [command]: [command] };
  const json = printableJson(JSON.stringify(value, undefined, 2));
  expect(json).not.toMatch(/##|::|\p{Cf}/u);
  expect(JSON.parse(json)).toEqual(value);
});

it("leaves other text as it is", () => {
  for (const text of ["Shop: #1, https://x.example/#a: fine", "Größe ✓ 名"]) {
    expect(printable(text)).toBe(text);
    expect(printableJson(JSON.stringify(text))).toBe(JSON.stringify(text));
  }
});
