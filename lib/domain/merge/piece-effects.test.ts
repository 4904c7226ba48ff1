import { describe, expect, it } from "vitest";
import { ImportedMap, shopFiles } from "@/lib/testing/imported-map";
import { byEffect } from "./choose-pieces";

const node = "scan-ci-github-actions";
const control = "img-non-root-user";
const withDockerfile = (text: string) => ({ ...shopFiles, "app/Dockerfile": text });

describe("what a change of files does to controls", () => {
  it("is said of what makes one worse, with the line that is no longer there", () => {
    const imported = new ImportedMap().import(shopFiles);
    const { pieces } = imported.plan(withDockerfile("FROM node:22\nUSER root\n"));
    expect(byEffect(pieces, "worse")).toMatchObject([
      {
        id: `claim ${node} ${control}`,
        effect: { group: "worse", before: "verified", after: "missing" },
        gone: [expect.stringMatching(/^app\/Dockerfile:2 /)],
      },
    ]);
    expect(byEffect(pieces, "better")).toEqual([]);
  });

  it("is said of what makes one better", () => {
    const imported = new ImportedMap().import(withDockerfile("FROM node:22\nUSER root\n"));
    const { pieces } = imported.plan(shopFiles);
    expect(byEffect(pieces, "better")).toMatchObject([
      { id: `claim ${node} ${control}`, effect: { before: "missing", after: "verified" } },
    ]);
  });

  it("is said of evidence against what a person claims, and of nothing on a node that comes", () => {
    const imported = new ImportedMap().person(
      {
        type: "node.added",
        node: {
          id: node,
          kind: "ci",
          name: "GitHub Actions",
          stage: "build",
          buildsImages: true,
          position: { x: 0, y: 0 },
        },
      },
      { type: "claim.changed", node, control, set: { status: "implemented" } },
    );
    const { pieces } = imported.plan(withDockerfile("FROM node:22\nUSER root\n"));
    expect(pieces.find(({ id }) => id === `claim ${node} ${control}`)?.effect).toEqual({
      group: "worse",
      before: "declared",
      after: "contradicted",
    });
    expect(new ImportedMap().plan(shopFiles).pieces.filter(({ effect }) => effect)).toEqual([]);
  });

  it("is said of a claim that no line speaks of any more, and of a node that goes its lines are quoted", () => {
    const imported = new ImportedMap().import(shopFiles);
    const silent = imported.plan(withDockerfile("FROM node:22\n")).pieces;
    expect(silent.find(({ id }) => id === `claim ${node} ${control}`)).toMatchObject({
      does: "remove",
      effect: { group: "worse", before: "verified", after: "not-assessed" },
      gone: [expect.stringContaining("USER node")],
    });
  });

  it("quotes no line as gone that is only at another number of its file", () => {
    const gone = (before: string, after: string) =>
      new ImportedMap()
        .import(withDockerfile(before))
        .plan(withDockerfile(after))
        .pieces.find(({ id }) => id === `claim ${node} ${control}`);
    const moved = gone("FROM node:22\nUSER node\n", "FROM node:22\nENV A=1\nUSER node\n");
    expect(moved).toMatchObject({ says: "1 line moved in the file" });
    expect(moved?.gone).toBeUndefined();
    // In the note of what is missing.
    const note = gone("FROM node:22\nUSER root\n", "FROM node:22\nENV A=1\nUSER root\n");
    expect(note).toMatchObject({ says: "another note" });
    expect(note?.gone).toBeUndefined();
  });

  it("is in an order: the largest step first", () => {
    const piece = (id: string, before: "verified" | "partial") => ({
      id,
      of: "claim" as const,
      does: "change" as const,
      title: id,
      proofs: [],
      needs: [],
      ticked: true,
      operations: [],
      effect: { group: "worse" as const, before, after: "missing" as const },
    });
    const ordered = byEffect([piece("small", "partial"), piece("large", "verified")], "worse");
    expect(ordered.map(({ id }) => id)).toEqual(["large", "small"]);
  });
});
