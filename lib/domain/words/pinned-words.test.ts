import { expect, test } from "vitest";
import { handOverSentence } from "./connection-sentence";
import { nodeSubtitle } from "./node-subtitle";
import { pinnedWords } from "./pinned-words";

test("a pin is told where it is asked and somebody has said", () => {
  expect(pinnedWords({ artifact: "tool", pinned: true })).toBe(", pinned");
  expect(pinnedWords({ artifact: "parent-image", pinned: false })).toBe(", not pinned");
  expect(pinnedWords({ artifact: "image" })).toBe("");
  expect(pinnedWords({ artifact: "code", pinned: true })).toBe("");
});

test("a sentence tells the pin before who moves it", () => {
  const [hub, ci] = [{ name: "Docker Hub" }, { name: "Jenkins" }];
  expect(handOverSentence({ artifact: "parent-image", pinned: false, automated: true }, hub, ci)).toBe(
    "Docker Hub sends a parent image to Jenkins, not pinned, automated",
  );
});

test("of a developer outside the organisation the card says that, whatever their tools are", () => {
  const node = {
    id: "fork",
    kind: "developer",
    name: "Contributors",
    stage: "build",
    position: { x: 0, y: 0 },
    technologies: ["workstation"],
  } as const;
  const subtitle = (external?: boolean) =>
    nodeSubtitle({ ...node, technologies: [...node.technologies], ...(external ? { external } : {}) });
  expect(subtitle(true)).toBe("Outside the organisation");
  expect(subtitle()).toBe("Developer workstation");
});
