import * as fc from "fast-check";
import type { Artifact, NodeKind, PipelineDocument, Stage } from "../domain/pipeline/document";

const ids = ["n1", "n2", "n3", "n4", "n5", "n6"] as const;
const places: readonly { readonly kind: NodeKind; readonly stage: Stage; readonly buildsImages?: boolean }[] =
  [
    { kind: "ci", stage: "build", buildsImages: true },
    { kind: "ci", stage: "build" },
    { kind: "builder", stage: "build" },
    { kind: "builder", stage: "build" },
    { kind: "production-registry", stage: "distribute" },
    { kind: "orchestrator", stage: "run" },
    { kind: "orchestrator", stage: "run" },
  ];

const nodes = fc.array(
  fc.record({
    place: fc.constantFrom(...places),
    name: fc.constantFrom("Alpha", "Beta"),
    isCovered: fc.boolean(),
  }),
  {
    minLength: 3,
    maxLength: ids.length,
    size: "max",
  },
);
const end = fc.nat(ids.length - 1);
const edges = fc.array(
  fc.record({
    from: end,
    to: end,
    artifact: fc.constantFrom<Artifact>("image", "image", "image", "manifest"),
  }),
  {
    minLength: 4,
    maxLength: 12,
    size: "max",
  },
);

/** Small pipelines in which much is built again, and many nodes sign or verify; which is rare among pipelines of every sort. */
export const signingGraphArbitrary: fc.Arbitrary<PipelineDocument> = fc
  .record({ nodes, edges })
  .map((drawn): PipelineDocument => {
    const idAt = (index: number) => ids[index % drawn.nodes.length] ?? "n1";
    return {
      schema: "blueline/pipeline/1",
      name: "Signed",
      nodes: drawn.nodes.map(({ place, name }, index) => ({
        id: idAt(index),
        name,
        position: { x: 0, y: 0 },
        ...place,
      })),
      edges: drawn.edges.map(({ from, to, artifact }, index) => ({
        id: `e${index}`,
        source: idAt(from),
        target: idAt(to),
        artifact,
      })),
      zones: [],
      images: [],
      // A claim of what does not apply says nothing.
      claims: drawn.nodes.flatMap(({ isCovered }, index) =>
        isCovered
          ? ["img-sign", "adm-image-signature"].map((control) => ({
              node: idAt(index),
              control,
              status: "implemented" as const,
            }))
          : [],
      ),
    };
  });
