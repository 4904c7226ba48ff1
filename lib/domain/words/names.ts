import type { Zone, Stage } from "../pipeline/document";

export const zoneKindNames: { readonly [Kind in Zone["kind"]]: string } = {
  account: "Account",
  cluster: "Cluster",
  network: "Network",
  team: "Team",
  other: "Other",
};

export const stageNames: { readonly [S in Stage]: string } = {
  build: "Build",
  distribute: "Distribute",
  run: "Run",
};
