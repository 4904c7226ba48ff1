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
  [[cause("laptop", "a")], "By hand. It defeats 1 gate; the one bypass runs through it."],
  [
    [cause("laptop", "a"), cause("staging", "a")],
    "By hand. It defeats 1 gate; the one bypass runs through it. Closing it alone does not close that: there is another way past the gate.",
  ],
  [
    [cause("laptop", "a", "b"), cause("staging", "a")],
    "By hand. It defeats 2 gates; all 2 bypasses run through it. Closing it alone leaves 1 of them open.",
  ],
])("what a cause leaves open is said in words that fit its number (%#)", (causes, words) => {
  const [first] = causes;
  expect(first && causeWords(first, causes)).toBe(words);
});
