import { describe, expect, it } from "vitest";
import { ImportedMap, shopFiles } from "@/lib/testing/imported-map";
import type { MergePiece } from "./merge-piece";

const ci = "scan-ci-github-actions";
const control = "img-non-root-user";
const cartFiles = {
  ".github/workflows/build.yml": shopFiles[".github/workflows/build.yml"].replaceAll("shop", "cart"),
  "app/Dockerfile": "FROM node:22\nRUN npm ci\nUSER node\n",
};
const silent = { ...cartFiles, "app/Dockerfile": "FROM node:22\nRUN npm ci\n" };
const shop = { source: "shop" };
const cart = { source: "cart" };
const ticked = (pieces: readonly MergePiece[]) => pieces.filter((piece) => piece.ticked);

describe("two repositories that build in one place", () => {
  const both = () => new ImportedMap().import(shopFiles, shop).import(cartFiles, cart);
  const linesOf = ({ pipeline }: ImportedMap) =>
    (pipeline.claims.get(ci)?.get(control)?.evidence ?? []).map(({ title }) => title.split(" ")[0]);

  it("each keep their line of a control, however often they come", () => {
    const imported = both();
    expect(linesOf(imported)).toEqual(["app/Dockerfile:2", "app/Dockerfile:3"]);
    expect(ticked(imported.plan(cartFiles, cart).pieces)).toEqual([]);
    expect(ticked(imported.plan(shopFiles, shop).pieces)).toEqual([]);
  });

  it("take with them only what they wrote", () => {
    const imported = both().import(silent, cart);
    expect(linesOf(imported)).toEqual(["app/Dockerfile:2"]);
    expect(imported.pipeline.claims.get(ci)?.get(control)?.status).toBe("implemented");
    expect(ticked(imported.plan(shopFiles, shop).pieces)).toEqual([]);
    imported.import({ ...shopFiles, "app/Dockerfile": "FROM node:22\n" }, shop);
    expect(imported.pipeline.claims.get(ci)?.get(control)).toBeUndefined();
  });

  it("leave a claim to the other, also where the other began it", () => {
    const imported = both().import({ ...shopFiles, "app/Dockerfile": "FROM node:22\n" }, shop);
    expect(linesOf(imported)).toEqual(["app/Dockerfile:3"]);
    expect(ticked(imported.plan(cartFiles, cart).pieces)).toEqual([]);
  });
});
