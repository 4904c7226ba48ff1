import { expect, test } from "vitest";
import { companyPipeline } from "@/lib/testing/company-pipeline";
import { isPiledUp, laidOut } from "./piled-up";

const document = companyPipeline();
const at = (...places: readonly number[]) =>
  document.nodes.map((node, index) => ({ ...node, position: { x: places[index] ?? 40, y: 40 } }));

test("several nodes at one place are piled up; one that is alone, or that somebody moved, is not", () => {
  expect(isPiledUp({ nodes: at() })).toBe(true);
  expect(isPiledUp({ nodes: at(300) })).toBe(false);
  expect(isPiledUp({ nodes: at().slice(0, 1) })).toBe(false);
  expect(isPiledUp({ nodes: [] })).toBe(false);
});

test("laid out, each node has a place of its own, and nothing else changes", () => {
  const piled = { ...document, nodes: at() };
  const { nodes, ...others } = laidOut(piled);
  expect(new Set(nodes.map(({ position: { x, y } }) => `${x},${y}`)).size).toBe(nodes.length);
  expect({ ...others, nodes: nodes.map((node) => ({ ...node, position: { x: 40, y: 40 } })) }).toEqual(piled);
});
