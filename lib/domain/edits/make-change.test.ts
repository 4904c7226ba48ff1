import { describe, expect, it } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { claimsOf, documentFromPipeline, type Pipeline } from "../pipeline/pipeline";
import { parseDocument } from "../pipeline/parse-document";
import type { ChangeToMake } from "../posture/ways-in/way-in";
import { applyEdit } from "./apply-edit";
import { makeChange } from "./make-change";

const map = aPipeline()
  .node("laptop", { name: "Ana's laptop", position: { x: 0, y: 80 } })
  .node("repository", { name: "GitHub", position: { x: 200, y: 80 } })
  .node("market", { kind: "package-registry", name: "Marketplace", position: { x: 0, y: 300 } })
  .node("hub", { name: "Docker Hub", position: { x: 0, y: 500 } })
  .node("ci", { name: "Jenkins", buildsImages: true, position: { x: 400, y: 80 } })
  .node("registry", { name: "ECR", position: { x: 700, y: 80 } })
  .node("host", { name: "Hosts", position: { x: 1000, y: 80 } })
  .edge("laptop", "registry", { automated: false, images: [] })
  .edge("laptop", "host", { artifact: "credential" })
  .edge("repository", "ci", { artifact: "code" })
  .edge("market", "ci", { artifact: "tool", pinned: false })
  .edge("hub", "ci", { artifact: "parent-image" })
  .edge("ci", "registry")
  .edge("registry", "host", { artifact: "container" })
  .build();

function make(change: ChangeToMake, before: Pipeline = map) {
  let next = 0;
  const edit = makeChange(before, change, { today: "2026-11-27", newId: () => `new-${next++}` });
  if (!edit || "refused" in edit) return { edit, refused: edit?.refused };
  const done = applyEdit(before, edit.operations);
  if (!done.ok) throw new Error(done.error);
  const undone = applyEdit(done.value.visible, done.value.inverse);
  if (!undone.ok) throw new Error(undone.error);
  expect(documentFromPipeline(undone.value.visible)).toEqual(documentFromPipeline(before));
  expect(parseDocument(documentFromPipeline(done.value.visible)).ok).toBe(true);
  return { edit, after: done.value.visible };
}

describe("a change that the analysis proposes", () => {
  it("claims a control as planned, once", () => {
    const change = { implement: { node: "ci", control: "pin-dependencies" } };
    const { edit, after } = make(change);
    expect(after && claimsOf(after, "ci").get("pin-dependencies")?.status).toBe("planned");
    expect(edit).toMatchObject({
      label: "plan “Packages, build tools and CI steps pinned by hash” on Jenkins",
    });
    expect(after && make(change, after).edit).toBeUndefined();
  });

  it("deletes a connection, or a credential", () => {
    const { edit, after } = make({ remove: "laptop-registry" });
    expect(after?.edges.get("laptop-registry")).toBeUndefined();
    expect(edit).toMatchObject({ label: "remove Ana's laptop → ECR" });
    expect(make({ revoke: "laptop-host" }).edit).toMatchObject({
      operations: [{ type: "edge.removed", edge: "laptop-host" }],
      told: "Credential removed from the map: Ana's laptop → Hosts.",
    });
  });

  it("leads a connection to a repository as automated code", () => {
    const change = { lead: { edge: "laptop-registry", to: "repository" } };
    const { after } = make(change);
    expect(after?.edges.get("laptop-registry")).toEqual({
      id: "laptop-registry",
      source: "laptop",
      target: "repository",
      artifact: "code",
      automated: true,
    });
  });

  it("takes a connection away where the code is handed to that repository already", () => {
    const before = {
      ...map,
      edges: map.edges.with("code", { id: "code", source: "laptop", target: "repository", artifact: "code" }),
    };
    const { after } = make({ lead: { edge: "laptop-registry", to: "repository" } }, before);
    expect(after?.edges.get("laptop-registry")).toBeUndefined();
    expect(after?.edges.get("code")?.automated).toBe(true);
  });

  it.each([
    ["hub-ci", "mirror", "parent-registry", "base-mirror-quarantine"],
    ["market-ci", "mirror", "package-registry", "dep-quarantine"],
    ["ci-registry", "promotion", "production-registry", "reg-promotion-gate"],
    ["ci-registry", "verifier", "delivery", "adm-image-signature"],
  ] as const)("puts into %s a %s, its control planned", (edge, kind, kindOfNode, control) => {
    const { after } = make({ insert: { edge, kind } });
    const was = map.edges.get(edge);
    const added = [...(after?.nodes.values() ?? [])].find(({ id }) => id.startsWith("new-"));
    expect(added?.kind).toBe(kindOfNode);
    expect(after && added && claimsOf(after, added.id).get(control)?.status).toBe("planned");
    // The half by which what others publish comes in stays the same connection.
    const half = kind === "mirror" ? { source: added?.id } : { target: added?.id };
    expect(after?.edges.get(edge)).toEqual({ ...was, ...half });
    const into = [...(after?.edges.values() ?? [])].find(({ target }) => target === added?.id);
    expect(into).toMatchObject({ source: was?.source, artifact: was?.artifact });
    const onward = [...(after?.edges.values() ?? [])].find(({ source }) => source === added?.id);
    expect(onward).toMatchObject({ target: was?.target, artifact: was?.artifact });
  });

  it("hands what is put before a container the image that it is started from", () => {
    const { after } = make({ insert: { edge: "registry-host", kind: "verifier" } });
    expect(after?.edges.get("registry-host")?.artifact).toBe("image");
  });

  it("is refused where what it is about is gone, or nothing fits", () => {
    expect(make({ remove: "gone" }).refused).toMatch(/deleted from the map/);
    expect(make({ implement: { node: "gone", control: "img-sign" } }).refused).toMatch(
      /deleted from the map/,
    );
    expect(make({ lead: { edge: "laptop-registry", to: "gone" } }).refused).toMatch(/deleted from the map/);
    expect(make({ insert: { edge: "repository-ci", kind: "promotion" } }).refused).toMatch(/fits/);
  });
});
