/** What each thing is called within a bill of materials: by its own id, so that two exports can be compared. */
export const refs = {
  node: (id: string) => `node:${id}`,
  image: (id: string) => `image:${id}`,
  parent: (name: string) => `parent:${name}`,
  handOver: (id: string) => `hand-over:${id}`,
  build: (image: string) => `build:${image}`,
  claim: (node: string, control: string) => `claim:${node}:${control}`,
  evidence: (node: string, control: string, id: string) => `evidence:${node}:${control}:${id}`,
  standard: (framework: string) => `standard:${framework}`,
  requirement: (framework: string, id: string) => `requirement:${framework}:${id}`,
  workflow: "workflow",
  team: "team",
  pipeline: "pipeline",
} as const;
