import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { walk, aroundText, choiceText, nowhereText } from "./walk";

// ci hands on to three; two parents feed ci.
const pipeline = aPipeline()
  .node("repository", { position: { x: 0, y: 0 } })
  .node("hub", { position: { x: 0, y: 200 } })
  .node("ci", { position: { x: 300, y: 100 } })
  .node("first", { kind: "production-registry", position: { x: 600, y: 0 } })
  .node("second", { kind: "production-registry", position: { x: 600, y: 100 } })
  .node("third", { kind: "production-registry", position: { x: 600, y: 200 } })
  .node("lonely", { kind: "host", position: { x: 900, y: 300 } })
  .node("alone", { kind: "host", position: { x: 900, y: 0 } })
  .edge("repository", "ci")
  .edge("hub", "ci")
  .edge("ci", "third")
  .edge("ci", "second")
  .edge("ci", "first")
  .edge("ci", "first", { id: "again", artifact: "manifest" })
  .edge("ci", "ci", { id: "self" })
  .build();

describe("walk", () => {
  it("goes forward to the topmost of what is handed on to, each counted once", () => {
    const step = walk(pipeline, "ci", "forward");
    expect(step).toEqual({ to: "first", choices: ["first", "second", "third"] });
    expect(step && choiceText(step)).toBe("Branch 1 of 3");
  });

  it("goes down and up through the choices of the last step, and no further than the last", () => {
    const first = walk(pipeline, "ci", "forward");
    const second = walk(pipeline, "first", "down", first);
    const third = walk(pipeline, "second", "down", second);
    expect(third && choiceText(third)).toBe("Branch 3 of 3");
    expect(walk(pipeline, "third", "down", third)).toBeUndefined();
    expect(walk(pipeline, "third", "up", third)?.to).toBe("second");
  });

  it("goes back to where it gets from, and up and down among those", () => {
    const back = walk(pipeline, "ci", "back");
    expect(back).toEqual({ to: "repository", choices: ["repository", "hub"] });
    expect(walk(pipeline, "repository", "down", back)?.to).toBe("hub");
  });

  it("goes to siblings without a step before: by a common source, a common target, the stage", () => {
    expect(walk(pipeline, "second", "up")?.to).toBe("first");
    expect(walk(pipeline, "hub", "up")?.to).toBe("repository");
    expect(walk(pipeline, "alone", "down")?.to).toBe("lonely");
  });

  it("forgets a step that led elsewhere, and choices that are gone", () => {
    expect(walk(pipeline, "third", "up", { to: "ci", choices: ["ci", "hub"] })?.to).toBe("second");
    expect(walk(pipeline, "first", "down", { to: "first", choices: ["first", "gone"] })?.to).toBe("second");
  });

  it("says where there is no way", () => {
    expect(walk(pipeline, "lonely", "forward")).toBeUndefined();
    expect(nowhereText("Lonely", "forward")).toBe("Lonely sends nothing on.");
    expect(choiceText({ to: "a", choices: ["a"] })).toBe("");
  });

  it("says what a node gets and hands on", () => {
    expect(aroundText(pipeline, "repository")).toBe("repository sends an image to ci.");
    expect(aroundText(pipeline, "first")).toBe(
      "ci sends a deployment manifest to first. ci sends an image to first.",
    );
    expect(aroundText(pipeline, "alone")).toBe("alone has no connections.");
  });
});
