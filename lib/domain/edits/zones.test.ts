import { describe, expect, it } from "vitest";
import { applyEdit, performAll } from "./apply-edit";
import { documentFromPipeline, type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { aPipeline } from "@/lib/testing/builders";
import { changeZone, fillZone, groupInZone, ungroup } from "./zones";
import type { Edit } from "./edit";

const pipeline = pipelineFromDocument({
  ...aPipeline().node("ci", { zone: "old" }).node("registry").node("host", { zone: "prod" }).toDocument(),
  zones: [
    { id: "old", name: "Zone 3", kind: "team" },
    { id: "prod", name: "Production", kind: "account" },
  ],
});

function perform(before: Pipeline, edit: Edit | undefined) {
  const done = applyEdit(before, edit?.operations ?? []);
  if (!done.ok) throw new Error(done.error);
  return done.value;
}

describe("a zone around what is selected", () => {
  it("is there already where the selected nodes are all that one zone holds", () => {
    const selected = new Set(["ci", "registry", "gone"]);
    expect(fillZone(pipeline, selected)).toBe(false);
    const { visible } = perform(pipeline, groupInZone(pipeline, selected, "new"));
    expect(fillZone(visible, selected)).toBe(true);
    // One of two may get a zone of its own; two zones may become one; what is in none may get one.
    expect(fillZone(visible, new Set(["ci"]))).toBe(false);
    expect(fillZone(visible, new Set(["ci", "registry", "host"]))).toBe(false);
    expect(fillZone(pipeline, new Set(["registry"]))).toBe(false);
    expect(fillZone(pipeline, new Set())).toBe(false);
  });

  it("has a name that no other has, and its nodes leave the zones that they stood in", () => {
    const { visible } = perform(pipeline, groupInZone(pipeline, ["ci", "registry", "gone"], "new"));
    expect(visible.zones.get("new")).toEqual({ id: "new", name: "Zone 4", kind: "network" });
    expect([...visible.nodes.values()].filter(({ zone }) => zone === "new").map(({ id }) => id)).toEqual([
      "ci",
      "registry",
    ]);
  });
});

describe("the first name of a zone", () => {
  it.each([
    ["AWS production account", "account"],
    ["Azure subscription", "account"],
    ["Shared cluster", "cluster"],
    ["Platform team", "team"],
    ["Office", "network"],
    ["Account of the network team", "network"],
  ])("%s is a zone of the kind %s", (name, kind) => {
    const made = perform(pipeline, groupInZone(pipeline, ["registry"], "new")).visible;
    const named = perform(made, changeZone(made, "new", { name })).visible;
    expect(named.zones.get("new")).toMatchObject({ name, kind });
  });

  it("tells its kind once: another name leaves it, and what is chosen holds", () => {
    const renamed = perform(pipeline, changeZone(pipeline, "prod", { name: "Payments team" })).visible;
    expect(renamed.zones.get("prod")?.kind).toBe("account");
    const chosen = perform(pipeline, changeZone(pipeline, "old", { name: "Account", kind: "other" })).visible;
    expect(chosen.zones.get("old")?.kind).toBe("other");
  });
});

describe("taking nodes out", () => {
  it("removes a zone that is empty then, keeps one that is not, and one undo brings both back", () => {
    const { visible, inverse } = perform(pipeline, ungroup(pipeline, ["ci", "registry"]));
    expect([...visible.zones.values()].map(({ id }) => id)).toEqual(["prod"]);
    expect(visible.nodes.get("ci")?.zone).toBeUndefined();
    const undone = performAll(visible, inverse);
    expect(undone.ok && documentFromPipeline(undone.value.visible)).toEqual(documentFromPipeline(pipeline));
  });
  it("is nothing where none stands in a zone", () => {
    expect(ungroup(pipeline, ["registry", "gone"])).toBeUndefined();
  });
});
