import { describe, expect, it } from "vitest";
import { applyEdit } from "./apply-edit";
import { searchPalette } from "../catalogue/palette";
import { aPipeline } from "@/lib/testing/builders";
import { type QuickAdd, quickAdd } from "./quick-add";

const pipeline = aPipeline()
  .node("repository", { position: { x: 0, y: 80 } })
  .node("ci", { position: { x: 300, y: 80 } })
  .node("registry", { position: { x: 700, y: 80 } })
  .edge("repository", "ci", { artifact: "code", automated: true })
  .edge("ci", "registry", { automated: false })
  .build();

function add(name: string, where: QuickAdd, before = pipeline) {
  const entry = searchPalette(name)[0];
  if (!entry) throw new Error(`nothing is called ${name}`);
  let next = 0;
  const edit = quickAdd(before, where, entry, () => `new-${next++}`);
  const done = applyEdit(before, edit?.operations ?? []);
  if (!done.ok) throw new Error(done.error);
  return { edit, after: done.value.visible, node: done.value.visible.nodes.get("new-0") };
}

describe("quick-add", () => {
  it("puts what follows to the right, connected by what usually travels there", () => {
    const { after, node, edit } = add(
      "Amazon ECR",
      { from: "ci" },
      aPipeline()
        .node("ci", { position: { x: 300, y: 80 } })
        .build(),
    );
    expect(node).toMatchObject({ stage: "distribute", position: { x: 610, y: 80 } });
    expect([...after.edges.values()]).toMatchObject([{ source: "ci", target: "new-0", artifact: "image" }]);
    expect(edit?.label).toBe("add Amazon ECR");
  });

  it("goes below a card that stands there", () => {
    const { node } = add("Amazon ECR", { from: "ci" });
    expect(node).toMatchObject({ stage: "distribute", position: { x: 700, y: 260 } });
  });

  it("before a node, hands to it", () => {
    const { after, node } = add("Docker Hub", { to: "ci" });
    expect(node?.stage).toBe("build");
    expect([...after.edges.values()].find(({ source }) => source === "new-0")).toMatchObject({
      target: "ci",
    });
  });

  it("in the middle of a connection, takes its place, and both halves keep whether it is by hand", () => {
    const { after, edit } = add("Image builder", { edge: "ci-registry" });
    expect(after.edges.get("ci-registry")).toBeUndefined();
    expect([...after.edges.values()].filter(({ id }) => id.startsWith("new-"))).toMatchObject([
      { source: "ci", target: "new-0", automated: false },
      { source: "new-0", target: "registry", automated: false, artifact: "image" },
    ]);
    expect(edit?.label).toBe("put Image builder between ci and registry");
  });

  it("in the middle of a credential, both halves keep what it allows where a credential travels on them", () => {
    const { after } = add(
      "Supporting service",
      { edge: "vault-cluster" },
      aPipeline()
        .node("vault", { kind: "service", position: { x: 0, y: 80 } })
        .node("cluster", { position: { x: 700, y: 80 } })
        .edge("vault", "cluster", { artifact: "credential", right: "deploy", shortLived: true, note: "Old" })
        .build(),
    );
    const halves = [...after.edges.values()];
    expect(halves).toHaveLength(2);
    for (const half of halves) {
      expect(half).toMatchObject({ artifact: "credential", right: "deploy", shortLived: true });
      expect(half).not.toHaveProperty("note");
    }
  });

  it("after a person, is handed to by hand, which says nothing of what comes after it", () => {
    const person = aPipeline()
      .node("dev", { kind: "developer", position: { x: 0, y: 80 } })
      .node("registry", { position: { x: 700, y: 80 } })
      .edge("dev", "registry", { automated: false })
      .build();
    const added = ({ after }: ReturnType<typeof add>) =>
      [...after.edges.values()].filter(({ id }) => id.startsWith("new-"));
    expect(added(add("GitHub", { from: "dev" }, person))).toMatchObject([
      { source: "dev", automated: false },
    ]);
    const [before, behind] = added(add("Jenkins", { edge: "dev-registry" }, person));
    expect(before).toMatchObject({ source: "dev", automated: false });
    expect(behind).not.toHaveProperty("automated");
  });

  it("where a line was dropped, stands there, in the lane that is there", () => {
    const { node } = add("Kubernetes", { from: "registry", position: { x: 1200, y: 400 } });
    expect(node).toMatchObject({ position: { x: 1100, y: 330 }, stage: "run" });
  });

  it("stays on its side of what it is connected to where there is no room beside it", () => {
    const lanes = aPipeline()
      .node("repository", { position: { x: 50, y: 80 } })
      .node("ci", { position: { x: 310, y: 80 } })
      .node("registry", { position: { x: 570, y: 80 } })
      .build();
    // A second CI after the first: below it, and not left of the repository's.
    expect(add("TeamCity", { from: "ci" }, lanes).node).toMatchObject({
      stage: "build",
      position: { x: 310, y: 260 },
    });
    // And before the registry: in the column next to it.
    expect(add("TeamCity", { to: "registry" }, lanes).node).toMatchObject({
      stage: "build",
      position: { x: 310, y: 260 },
    });
  });

  it("never stands in an earlier stage than what it comes after", () => {
    expect(add("Supporting service", { from: "registry" }).node?.stage).toBe("distribute");
  });

  it("is nothing where what it should follow is gone", () => {
    expect(add("Kubernetes", { from: "gone" }).edit).toBeUndefined();
    expect(add("Kubernetes", { edge: "gone" }).edit).toBeUndefined();
  });
});
