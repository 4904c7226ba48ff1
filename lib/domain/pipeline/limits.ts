/** The sizes that a pipeline document may have, and the like. Over them a request is refused, nothing is cut. */
export const limits = {
  nodes: 10_000,
  edges: 100_000,
  zones: 1_000,
  images: 200,
  layersPerImage: 200,
  parentsPerImage: 50,
  namesPerImage: 20,
  claims: 500_000,
  evidencePerClaim: 100,
  reviews: 20_000,
  comment: 4_000,
  mentionsPerComment: 20,
  technologiesPerNode: 10,
  name: 200,
  note: 10_000,
  url: 2_000,
  operationsPerPush: 500,
  /** One transaction: longer ones would keep everybody else from writing. */
  operationsPerRestore: 20_000,
  /** A link to a snapshot works for so many days at most, whatever a workspace says. */
  shareDays: 90,
} as const;
