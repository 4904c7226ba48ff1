import type { Lens } from "../../state/map-store";

export const lensNames: readonly { readonly id: Exclude<Lens, "framework">; readonly name: string }[] = [
  { id: "status", name: "coverage" },
  { id: "owner", name: "owners" },
  { id: "evidence", name: "age of evidence" },
  { id: "automation", name: "manual connections" },
];
