/** The sizes that a pipeline document may have, and the like. Over them a request is refused, nothing is cut. */
export const limits = {
  nodes: 2_000,
  edges: 8_000,
  zones: 1_000,
  images: 200,
  layersPerImage: 200,
  parentsPerImage: 50,
  namesPerImage: 20,
  claims: 60_000,
  evidencePerClaim: 100,
  reviews: 20_000,
  comment: 4_000,
  mentionsPerComment: 20,
  technologiesPerNode: 10,
  ownControls: 100,
  ownVersions: 100_000,
  ownLine: 500,
  ownProse: 2_000,
  stepsPerOwnControl: 20,
  productsPerOwnControl: 50,
  frameworksPerOwnControl: 30,
  requirementsPerOwnControl: 100,
  ownFrameworks: 10,
  faultsTold: 20,
  itemsPerOwnFramework: 500,
  /** All controls and frameworks of a workspace's own together, as a map carries them. */
  ownBytes: 1_000_000,
  name: 200,
  note: 10_000,
  url: 2_000,
  operationsPerPush: 500,
  /** One transaction: longer ones would block all other writers. */
  operationsPerRestore: 20_000,
  /** A link to a snapshot works for so many days at most, whatever a workspace says. */
  shareDays: 90,
} as const;

/** Limits of documents stored while maps could be larger. Such a map opens, exports and shrinks; it cannot grow. */
export const storedLimits = { nodes: 10_000, edges: 100_000, claims: 500_000 } as const;
