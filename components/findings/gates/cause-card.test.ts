import { expect, test } from "vitest";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import type { BypassCause } from "@/lib/domain/posture/findings/bypass-causes";
import { aPipeline } from "@/lib/testing/builders";
import { causeWords } from "./cause-card";

const { nodes, edges } = pipelineFromDocument(
  aPipeline()
    .node("laptop")
    .node("staging")
    .node("registry")
    .edge("laptop", "registry", { automated: false })
    .edge("staging", "registry", { automated: true })
    .toDocument(),
);

function cause(source: string, ...gates: string[]): BypassCause {
  const [from, to, edge] = [nodes.get(source), nodes.get("registry"), edges.get(`${source}-registry`)];
  if (!from || !to || !edge) throw new Error(`Nothing is handed over from ${source}.`);
  return { hop: { edge, from, to, images: [], namesImages: false }, gates, targets: [] };
}

test.each([
  [[cause("laptop", "a")], "Manual. It defeats 1 gate. The only bypass runs through it."],
  [
    [cause("laptop", "a"), cause("staging", "a")],
    "Manual. It defeats 1 gate. The only bypass runs through it. Closing it alone is not enough: the gate has another bypass.",
  ],
  [
    [cause("laptop", "a", "b"), cause("staging", "a")],
    "Manual. It defeats 2 gates. All 2 bypasses run through it. Closing it alone leaves 1 of them open.",
  ],
])("what a cause leaves open is said in words that fit its number (%#)", (causes, words) => {
  const [first] = causes;
  expect(first && causeWords(first, causes)).toBe(words);
});
