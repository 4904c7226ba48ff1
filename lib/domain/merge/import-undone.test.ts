import { describe, expect, it } from "vitest";
import { draftOf, drawnNode, ImportedMap, shopFiles } from "@/lib/testing/imported-map";
import { operationsBetween } from "../compare/operations-between";
import type { MergePiece } from "./merge-piece";

const find = (pieces: readonly MergePiece[], id: string) => pieces.find((piece) => piece.id === id);

const registry = "scan-registry-registry-example-org";

describe("an import that was undone", () => {
  it("is offered again, as if nobody had imported anything", () => {
    const imported = new ImportedMap().import(shopFiles).undo();
    expect(imported.pipeline.nodes.size).toBe(0);
    expect(imported.plan(shopFiles).pieces.every(({ ticked }) => ticked)).toBe(true);
  });

  it("is offered again where the map's own undo took it back, also with what others drew on it", () => {
    const imported = new ImportedMap().import(shopFiles);
    const [cluster] = [...imported.pipeline.nodes.values()].filter(({ kind }) => kind === "orchestrator");
    imported
      .person(
        drawnNode({ id: "theirs", kind: "workload", name: "Theirs" }),
        {
          type: "edge.added",
          edge: { id: "e", source: cluster?.id ?? "", target: "theirs", artifact: "container" },
        },
        { type: "node.changed", node: cluster?.id ?? "", set: { name: "Ours" } },
      )
      .undoOnMap();
    const { pieces } = imported.plan(shopFiles);
    expect(pieces.length).toBeGreaterThan(0);
    expect(pieces.filter(({ ticked }) => !ticked)).toEqual([]);
  });

  it("is told apart for an import of one operation: taken off by hand it stays away, undone it is offered again", () => {
    const whole = new ImportedMap().import(shopFiles);
    const one = () => {
      const imported = new ImportedMap();
      const { pieces } = imported.plan(shopFiles);
      return imported.accept(pieces.filter(({ id }) => id === `node ${registry}`));
    };
    expect(whole.pipeline.nodes.get(registry)).toBeDefined();
    const byHand = one().person({ type: "node.removed", node: registry });
    expect(find(byHand.plan(shopFiles).pieces, `node ${registry}`)?.ticked).toBe(false);
    expect(find(one().undoOnMap().plan(shopFiles).pieces, `node ${registry}`)?.ticked).toBe(true);
  });

  it("stays known once what was undone is done again", () => {
    const imported = new ImportedMap().import(shopFiles);
    const after = imported.pipeline;
    imported.undoOnMap();
    imported.person(...operationsBetween(imported.pipeline, after));
    expect(imported.plan(shopFiles).pieces).toEqual([]);
    expect(imported.written.nodes.get(registry)?.isOwn).toBe(true);
  });

  it("stays known where its undo was undone in turn, until the next undo", () => {
    const imported = new ImportedMap().import(shopFiles);
    const after = imported.pipeline;
    imported.undoOnMap().undoTo(after);
    expect(imported.plan(shopFiles).pieces).toEqual([]);
    expect(imported.written.nodes.get(registry)?.isOwn).toBe(true);
    const { pieces } = imported.undoOnMap().plan(shopFiles);
    expect(pieces.length).toBeGreaterThan(0);
    expect(pieces.filter(({ ticked }) => !ticked)).toEqual([]);
  });

  describe("and that changed what was there alone", () => {
    const { incoming } = draftOf(shopFiles);
    const newer = {
      ...incoming,
      nodes: incoming.nodes.map((node) => (node.id === registry ? { ...node, version: "2" } : node)),
    };
    const undone = () =>
      new ImportedMap().import(shopFiles).import(shopFiles, { incoming: newer }).undoOnMap();
    const version = (imported: ImportedMap) => imported.written.nodes.get(registry)?.fields?.["version"];

    it("is offered again, also after a person changed the same thing otherwise", () => {
      const imported = undone().person({ type: "node.changed", node: registry, set: { owner: "Ana" } });
      const { pieces } = imported.plan(shopFiles, { incoming: newer });
      expect(pieces.map(({ id, ticked }) => [id, ticked])).toEqual([[`node ${registry}`, true]]);
      imported.person({ type: "node.changed", node: registry, set: { version: "1" } });
      expect(version(imported)).toBeUndefined();
    });

    it("stays known once its values are set again", () => {
      const imported = undone();
      expect(version(imported)).toBeUndefined();
      imported.person({ type: "node.changed", node: registry, set: { version: "2" } });
      expect(version(imported)).toBe("2");
    });
  });

  it("is not taken for undone where a person undoes what they did to it", () => {
    const imported = new ImportedMap();
    const { pieces } = imported.plan(shopFiles);
    imported.accept(pieces.filter(({ id }) => id === `node ${registry}`));
    const before = imported.pipeline;
    imported.person({ type: "node.changed", node: registry, set: { name: "Ours" } }).undoTo(before);
    expect(imported.written.nodes.get(registry)?.isOwn).toBe(true);
  });

  it("is offered again where it was the second, and the first stays", () => {
    const { "k8s/shop.yaml": _more, ...less } = shopFiles;
    const imported = new ImportedMap().import(less).import(shopFiles).undo();
    const { pieces } = imported.plan(shopFiles);
    expect(pieces.length).toBeGreaterThan(0);
    expect(pieces.every(({ ticked }) => ticked)).toBe(true);
  });
});
