import { expect, it } from "vitest";
import { groupReports } from "./group-reports";

const megabyte = 1024 * 1024;
const file = (name: string, size = 100) => ({ name, size });
const names = (...files: readonly { readonly name: string; readonly size: number }[]) =>
  groupReports(files).groups.map((group) => group.map(({ name }) => name));

it("what was chosen together is sent together, and each archive by itself", () => {
  expect(names(file("trivy.json"), file("all.zip"), file("vex.json"), file("more.TGZ"))).toEqual([
    ["trivy.json", "vex.json"],
    ["all.zip"],
    ["more.TGZ"],
  ]);
});

it("no group is larger, or of more files, than the server takes at once", () => {
  const many = Array.from({ length: 1_100 }, (_, index) => file(`${index}.json`));
  expect(groupReports(many).groups.map(({ length }) => length)).toEqual([500, 500, 100]);
  const large = Array.from({ length: 8 }, (_, index) => file(`${index}.json`, 5 * megabyte));
  expect(groupReports(large).groups.map(({ length }) => length)).toEqual([6, 2]);
});

it("what is too large is told, and the others are sent", () => {
  const { groups, tooLarge } = groupReports([file("big.json", 6 * megabyte), file("trivy.json")]);
  expect(groups).toEqual([[file("trivy.json")]]);
  expect(tooLarge.map(({ text }) => text)).toEqual(["The file is larger than the limit of 5 MB."]);
});
