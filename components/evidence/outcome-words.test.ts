import { expect, it } from "vitest";
import type { EvidenceAnswer } from "@/lib/domain/contract/evidence";
import { outcomeSentence } from "./outcome-words";

type Told = EvidenceAnswer["reports"][number];

const match = (result: "supports" | "contradicts", expires: string): Told["matches"][number] => ({
  node: "ci",
  control: "img-sign",
  result,
  subject: "image shop",
  fact: "",
  expires,
});
const told = (about: Partial<Told>): Told => ({
  name: "trivy.json",
  outcome: "matched",
  matches: [],
  waiting: [],
  warnings: [],
  ...about,
});
const sentence = (about: Partial<Told>) => outcomeSentence(told(about), "2026-11-28");

it("what came of a report says which of it has expired already", () => {
  const [past, future] = ["2022-07-10", "2027-02-26"];
  expect(sentence({ matches: [match("supports", future)] })).toBe("1 control supported.");
  expect(sentence({ matches: [match("supports", past), match("contradicts", past)] })).toBe(
    "1 control supported and 1 control contradicted. All of it has expired and does not count: the report is too old.",
  );
  expect(sentence({ matches: [match("supports", past), match("contradicts", future)] })).toBe(
    "1 control supported and 1 control contradicted. 1 of these has expired and does not count.",
  );
});

it("what is refused is named once", () => {
  const refused = (error: string, name = "trivy.json") => sentence({ outcome: "refused", error, name });
  expect(refused("trivy.json: The file is empty, so it proves nothing.")).toBe(
    "The file is empty, so it proves nothing.",
  );
  expect(refused("trivy.json is larger than 5 MB.")).toBe("is larger than 5 MB.");
  expect(refused("This .zip has no file in it.")).toBe("This .zip has no file in it.");
  expect(refused("This .zip has no file in it.", "T")).toBe("This .zip has no file in it.");
});

it("a VEX document that takes something away is not said to be about nothing", () => {
  const vex = { format: "openvex", outcome: "nothing-said" } as const;
  expect(sentence(vex)).toBe("It applies to the reports uploaded with it.");
  expect(sentence({ ...vex, warnings: ["It takes nothing away."] })).toBe(
    "It contains nothing about this pipeline’s controls. It takes nothing away.",
  );
});
