import type { Zone } from "../pipeline/document";

export const zoneKindNames: { readonly [Kind in Zone["kind"]]: string } = {
  account: "Account",
  cluster: "Cluster",
  network: "Network",
  team: "Team",
  other: "Other",
};
