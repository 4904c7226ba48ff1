import type { Stage } from "../pipeline/document";

export const stageNames: { readonly [S in Stage]: string } = {
  build: "Build",
  distribute: "Distribute",
  run: "Run",
};
