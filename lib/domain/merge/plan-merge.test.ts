import { describe, expect, it } from "vitest";
import { draftOf, drawnNode, ImportedMap, shopFiles } from "@/lib/testing/imported-map";
import type { PipelineDocument } from "../pipeline/document";
import type { OperationBody } from "../pipeline/operations";
import { documentFromPipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { withNeeds, withoutPiece } from "./choose-pieces";
import type { MergePiece, SameAnswers } from "./merge-piece";
import { writtenInDocument } from "./written-in-document";

const find = (pieces: readonly MergePiece[], id: string) => pieces.find((piece) => piece.id === id);
const ids = (pieces: readonly MergePiece[]) => pieces.map(({ id }) => id);

const registry = "scan-registry-registry-example-org";
const ci = "scan-ci-github-actions";

describe("a draft taken into a map", () => {
  it("that is empty is the draft, whole", () => {
    const { incoming } = draftOf(shopFiles);
    const { pipeline } = new ImportedMap().import(shopFiles);
    expect(documentFromPipeline(pipeline)).toEqual(documentFromPipeline(pipelineFromDocument(incoming)));
    expect(incoming.claims.length).toBeGreaterThan(1);
  });

  it("is nothing to do the second time, on another day as well", () => {
    const imported = new ImportedMap().import(shopFiles);
    expect(imported.plan(shopFiles).pieces).toEqual([]);
    expect(imported.plan(shopFiles, { day: "2026-12-24" }).pieces).toEqual([]);
  });

  it("is nothing to do for a pipeline that was made of the same draft", () => {
    const { incoming } = draftOf(shopFiles);
    const made = new ImportedMap(pipelineFromDocument(incoming), writtenInDocument(incoming));
    expect(made.plan(shopFiles).pieces).toEqual([]);
    const changed = made.plan({ ...shopFiles, "app/Dockerfile": "FROM node:22\nUSER root\n" });
    expect(changed.pieces.length).toBeGreaterThan(0);
    expect(changed.pieces.filter(({ ticked }) => !ticked)).toEqual([]);
  });

  it("has the line of each thing that it was read from", () => {
    const { pieces } = new ImportedMap().plan(shopFiles);
    expect(find(pieces, `node ${registry}`)?.proofs[0]).toEqual({
      file: ".github/workflows/build.yml",
      line: 11,
    });
    for (const { of, proofs, id } of pieces)
      if (of === "claim") expect([id, proofs.length > 0]).toEqual([id, true]);
  });

  it("brings with a connection its ends, and with a claim its node", () => {
    const { pieces } = new ImportedMap().plan(shopFiles);
    const push = pieces.find(
      ({ id, of }) => of === "edge" && id.includes("registry-registry") && id.includes("ci-github"),
    );
    const taken = withNeeds(pieces, new Set([push?.id ?? ""]));
    expect(ids(taken)).toEqual(expect.arrayContaining([`node ${registry}`, `node ${ci}`]));
    const claim = pieces.find(({ of }) => of === "claim");
    expect(claim?.needs).toEqual([`node ${claim?.node}`]);
    expect(ids(withNeeds(pieces, new Set([claim?.id ?? ""])))).toContain(`node ${claim?.node}`);
  });

  it("loses with a node that is not wanted all that hangs on it", () => {
    const { pieces } = new ImportedMap().plan(shopFiles);
    const left = withoutPiece(pieces, new Set(ids(pieces)), `node ${ci}`);
    expect(pieces.filter(({ id }) => left.has(id)).flatMap(({ needs }) => needs)).not.toContain(`node ${ci}`);
    expect(ids(withNeeds(pieces, left))).toEqual(ids(pieces.filter(({ id }) => left.has(id))));
  });
});

describe("what people changed since", () => {
  it("stays: names, places, owners, notes, technologies", () => {
    const imported = new ImportedMap().import(shopFiles).person(
      {
        type: "node.changed",
        node: registry,
        set: { name: "Our registry", owner: "Ana", note: "ours", technologies: ["harbor"] },
      },
      { type: "nodes.moved", positions: { [registry]: { x: 777, y: 333 } } },
    );
    expect(imported.plan(shopFiles).pieces).toEqual([]);
  });

  it("stays: the kind of what files drew", () => {
    const imported = new ImportedMap()
      .import(shopFiles)
      .person({ type: "node.changed", node: ci, set: { kind: "builder" } });
    expect(imported.plan(shopFiles).pieces.filter(({ ticked }) => ticked)).toEqual([]);
    expect(imported.import(shopFiles).pipeline.nodes.get(ci)?.kind).toBe("builder");
  });

  it("stays where files say something new, which is offered and not ticked", () => {
    const imported = new ImportedMap().import(shopFiles);
    const edge = [...imported.pipeline.edges.values()].find(({ artifact }) => artifact === "parent-image");
    imported.person({ type: "edge.changed", edge: edge?.id ?? "", set: { pinned: true, note: "looked at" } });
    expect(imported.plan(shopFiles).pieces).toEqual([]);
    const pinned = `FROM node:22@sha256:${"a".repeat(64)}\nUSER node\n`;
    const { pieces } = imported.plan({ ...shopFiles, "app/Dockerfile": pinned });
    // Both say the same now.
    expect(find(pieces, `edge ${edge?.id}`)).toBeUndefined();
    imported.person({ type: "edge.changed", edge: edge?.id ?? "", set: { pinned: null } });
    expect(
      find(imported.plan({ ...shopFiles, "app/Dockerfile": pinned }).pieces, `edge ${edge?.id} said`),
    ).toMatchObject({
      ticked: false,
      why: expect.stringContaining("A person changed this"),
    });
  });

  it("stays gone: what a person took off the map is offered and not ticked, with what hangs on it", () => {
    const imported = new ImportedMap().import(shopFiles).person({ type: "node.removed", node: registry });
    const { pieces } = imported.plan(shopFiles);
    expect(find(pieces, `node ${registry}`)).toMatchObject({
      ticked: false,
      why: expect.stringContaining("removed it"),
    });
    expect(pieces.filter(({ ticked }) => ticked)).toEqual([]);
    expect(imported.import(shopFiles).pipeline.nodes.get(registry)).toBeUndefined();
  });

  it("stays gone also where it is all that an import drew on a map that people drew", () => {
    const imported = new ImportedMap()
      .person(
        drawnNode({ id: "n1", kind: "ci", name: "Builds", technologies: ["github-actions"] }),
        drawnNode({ id: "n2", kind: "production-registry", name: "registry.example.org" }),
      )
      .import({ ".github/workflows/build.yml": shopFiles[".github/workflows/build.yml"] });
    const drawn = [...imported.written.nodes].flatMap(([id, { isOwn }]) => (isOwn ? [id] : []));
    expect(drawn.length).toBeGreaterThan(0);
    imported.person(...drawn.map((node): OperationBody => ({ type: "node.removed", node })));
    imported.import({ ".github/workflows/build.yml": shopFiles[".github/workflows/build.yml"] });
    expect(drawn.filter((id) => imported.pipeline.nodes.get(id))).toEqual([]);
  });

  it("of a copy, of which nobody knows who said what, is not replaced", () => {
    const { incoming } = draftOf(shopFiles);
    const copy: PipelineDocument = {
      ...incoming,
      description: "Copied from snapshot 3.",
      nodes: incoming.nodes.map((one) => (one.id === ci ? { ...one, name: "Our CI" } : one)),
    };
    const imported = new ImportedMap(pipelineFromDocument(copy), writtenInDocument(copy));
    const { pieces } = imported.plan(shopFiles);
    expect(find(pieces, `node ${ci} said`)).toMatchObject({ ticked: false });
    expect(pieces.filter(({ ticked }) => ticked)).toEqual([]);
  });
});

describe("what people drew already", () => {
  const mine = (...more: readonly OperationBody[]) =>
    new ImportedMap().person(
      drawnNode({ id: "n1", kind: "ci", name: "Builds", technologies: ["github-actions"] }),
      drawnNode({
        id: "n2",
        kind: "production-registry",
        name: "Harbor",
        url: "https://registry.example.org/projects",
      }),
      ...more,
    );

  it("is not drawn twice: a CI tool by its product, a registry by its address", () => {
    const imported = mine().import(shopFiles);
    expect(imported.pipeline.nodes.get(ci)).toBeUndefined();
    expect(imported.pipeline.nodes.get(registry)).toBeUndefined();
    expect(
      [...imported.pipeline.edges.values()].some(({ source, target }) => source === "n1" && target === "n2"),
    ).toBe(true);
    expect(imported.pipeline.nodes.get("n1")).toMatchObject({ name: "Builds", buildsImages: true });
    expect(imported.plan(shopFiles).pieces).toEqual([]);
    // Its name and its address may become other ones: where its connections lie says what it is.
    imported.person({ type: "node.changed", node: "n2", set: { name: "Ours", url: null } });
    expect(imported.plan(shopFiles).pieces).toEqual([]);
  });

  it("is known also under another kind, and what lies under the id of a draft is not drawn again and again", () => {
    const imported = mine()
      .import(shopFiles)
      .person({ type: "node.changed", node: "n1", set: { kind: "builder" } });
    expect(imported.plan(shopFiles).pieces.filter(({ ticked }) => ticked)).toEqual([]);
    const taken = new ImportedMap().person(drawnNode({ id: ci, kind: "service", name: "Mine" }));
    expect(taken.import(shopFiles).pipeline.nodes.get(`${ci}-2`)?.kind).toBe("ci");
    expect(taken.plan(shopFiles).pieces.filter(({ ticked }) => ticked)).toEqual([]);
  });

  it("keeps its own connection, and what files know of it is filled in", () => {
    const imported = mine({
      type: "edge.added",
      edge: { id: "e1", source: "n1", target: "n2", artifact: "image" },
    }).import(shopFiles);
    const between = [...imported.pipeline.edges.values()].filter(
      ({ source, target }) => source === "n1" && target === "n2",
    );
    expect(between).toEqual([{ id: "e1", source: "n1", target: "n2", artifact: "image", automated: true }]);
  });

  it("keeps its own credential, and what files know of it is filled in where nobody has said it", () => {
    const files = {
      ...shopFiles,
      ".github/workflows/build.yml": shopFiles[".github/workflows/build.yml"]
        .replace("jobs:", "permissions: {packages: write}\njobs:")
        .replace(
          "      - run: docker push",
          '      - uses: docker/login-action@v3\n        with: {registry: registry.example.org, password: "${{ secrets.GITHUB_TOKEN }}"}\n      - run: docker push',
        ),
    };
    const own = { id: "e1", source: "n1", target: "n2", artifact: "credential" } as const;
    const credentialsOf = (said: { readonly right?: "read" }) =>
      [
        ...mine({ type: "edge.added", edge: { ...own, ...said } })
          .import(files)
          .pipeline.edges.values(),
      ].filter(({ artifact }) => artifact === "credential");
    expect(credentialsOf({})).toEqual([{ ...own, right: "publish", shortLived: true }]);
    expect(credentialsOf({ right: "read" })).toEqual([{ ...own, right: "read", shortLived: true }]);
  });

  it("is asked about where two may be meant, or the address is not known", () => {
    const imported = mine(
      drawnNode({ id: "n3", kind: "ci", name: "More builds", technologies: ["github-actions"] }),
    );
    const { pieces, questions } = imported.plan(shopFiles);
    expect(questions).toMatchObject([{ id: ci, choices: [{ node: "n1" }, { node: "n3" }] }]);
    expect(find(pieces, `node ${ci}`)).toMatchObject({
      ticked: false,
      why: expect.stringContaining("choose which"),
    });
    const same: SameAnswers = { [ci]: "n3" };
    const answered = imported.plan(shopFiles, { same });
    expect(answered.questions).toEqual([]);
    expect(find(answered.pieces, `node ${ci}`)).toBeUndefined();
    expect(find(imported.plan(shopFiles, { same: { [ci]: "new" } }).pieces, `node ${ci}`)?.ticked).toBe(true);
    const bare = new ImportedMap().person(
      drawnNode({ id: "n2", kind: "production-registry", name: "Company registry" }),
    );
    expect(bare.plan(shopFiles).questions).toMatchObject([
      { id: registry, question: expect.stringContaining("Company registry") },
    ]);
  });
});

describe("another map", () => {
  const other: PipelineDocument = {
    schema: "blueline/pipeline/1",
    name: "Others",
    nodes: [
      { id: "a", kind: "ci", name: "Builds", stage: "build", position: { x: 0, y: 0 }, zone: "z" },
      { id: "b", kind: "host", name: "Box", stage: "run", position: { x: 0, y: 0 } },
    ],
    edges: [{ id: "e", source: "a", target: "b", artifact: "image" }],
    zones: [{ id: "z", name: "Cloud", kind: "account" }],
    images: [],
    claims: [{ node: "a", control: "img-sign", status: "implemented" }],
  };
  const merging = { from: "map", incoming: other, proofs: {} } as const;

  it("is drawn beside what is there, under ids of its own, and what is called the same is the same", () => {
    const imported = new ImportedMap().person(
      drawnNode({ id: "b", kind: "ci", name: "builds" }),
      drawnNode({ id: "a", kind: "developer", name: "Dev" }),
      { type: "claim.changed", node: "b", control: "img-sign", set: { status: "missing" } },
    );
    const { pieces } = imported.plan({}, merging);
    expect(find(pieces, "claim b img-sign said")).toMatchObject({ ticked: false });
    imported.import({}, merging);
    expect(imported.pipeline.nodes.get("b-2")).toMatchObject({ name: "Box" });
    expect(imported.pipeline.edges.get("e")).toMatchObject({ source: "b", target: "b-2" });
    expect(imported.pipeline.nodes.get("b")).toMatchObject({ zone: "z", name: "builds" });
    expect(imported.plan({}, merging).pieces.filter(({ ticked }) => ticked)).toEqual([]);
  });
});
