import { describe, expect, test } from "vitest";
import { aPipeline, type PipelineBuilder } from "@/lib/testing/builders";
import { mappedCatalogue } from "../../catalogue/load-mappings";
import { createControlsOf, surroundingsByNode } from "./applicable-controls";

function controlsAt(builder: PipelineBuilder, id: string): readonly string[] {
  const pipeline = builder.build();
  const node = pipeline.nodes.get(id);
  if (!node) throw new Error(`no node ${id}`);
  const of = createControlsOf(mappedCatalogue);
  return of(node, surroundingsByNode(pipeline).get(id)).map((control) => control.id);
}

describe("a control with onlyIfEntered", () => {
  const host = aPipeline().node("registry").node("cluster").node("host");

  test("applies on the kinds that it names only where what it names enters, and not from a runner", () => {
    const isVerified = (builder: PipelineBuilder) =>
      controlsAt(builder, "host").includes("adm-image-signature");
    expect(isVerified(host)).toBe(false);
    expect(isVerified(host.edge("registry", "host", { artifact: "image" }))).toBe(true);
    expect(isVerified(host.edge("registry", "host", { artifact: "container" }))).toBe(false);
    expect(isVerified(host.edge("cluster", "host", { artifact: "image" }))).toBe(false);
    expect(isVerified(host.edge("host", "host", { artifact: "image" }))).toBe(false);
  });

  test("applies on its other kinds wherever it did", () => {
    expect(controlsAt(host, "cluster")).toContain("adm-image-signature");
  });

  test("is asked of a CI that builds as of CI, and of a builder only where code enters", () => {
    const isIsolated = (builder: PipelineBuilder, id: string) =>
      controlsAt(builder, id).includes("ci-untrusted-code-isolation");
    expect(isIsolated(aPipeline().node("ci", { buildsImages: true }), "ci")).toBe(true);
    const built = aPipeline().node("repository").node("builder");
    expect(isIsolated(built.edge("repository", "builder", { artifact: "image" }), "builder")).toBe(false);
    expect(isIsolated(built.edge("repository", "builder", { artifact: "code" }), "builder")).toBe(true);
  });

  test("is asked of a production registry as of a parent registry where it mirrors parents", () => {
    const mirror = aPipeline().node("hub").node("registry");
    expect(controlsAt(mirror, "hub")).not.toContain("base-pin-digest");
    expect(controlsAt(mirror.edge("hub", "registry", { artifact: "tool" }), "registry")).not.toContain(
      "base-pin-digest",
    );
    expect(controlsAt(mirror.edge("hub", "registry", { artifact: "parent-image" }), "registry")).toContain(
      "base-pin-digest",
    );
  });
});

describe("a control with onlyIfFed", () => {
  test("applies to a package registry that a tool enters, and to others only where something is handed to them", () => {
    const proxy = aPipeline()
      .node("npm", { kind: "package-registry" })
      .node("proxy", { kind: "package-registry" });
    expect(controlsAt(proxy, "proxy")).not.toContain("dep-quarantine");
    expect(controlsAt(proxy.edge("npm", "proxy", { artifact: "credential" }), "proxy")).not.toContain(
      "dep-quarantine",
    );
    expect(controlsAt(proxy.edge("npm", "proxy", { artifact: "tool" }), "proxy")).toContain("dep-quarantine");
    const mirror = aPipeline().node("hub").node("mirror", { kind: "parent-registry" });
    expect(controlsAt(mirror.edge("hub", "mirror", { artifact: "tool" }), "mirror")).not.toContain(
      "base-mirror-quarantine",
    );
    expect(controlsAt(mirror.edge("hub", "mirror", { artifact: "parent-image" }), "mirror")).toContain(
      "base-mirror-quarantine",
    );
  });
});

test("a technology counts as the products in its row, one's own as none", () => {
  const run = (technologies: readonly string[]) =>
    aPipeline().node("cluster", { technologies: [...technologies] });
  expect(controlsAt(run(["nomad"]), "cluster")).toContain("orc-access-control");
  expect(controlsAt(run(["google-cloud-run"]), "cluster")).toContain("orc-access-control");
  expect(controlsAt(run(["kubernetes"]), "cluster")).not.toContain("orc-access-control");
  expect(controlsAt(run(["our own"]), "cluster")).not.toContain("adm-pod-security-baseline");
  expect(controlsAt(run(["our own", "eks"]), "cluster")).toContain("adm-pod-security-baseline");
});
