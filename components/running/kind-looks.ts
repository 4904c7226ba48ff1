import {
  Ban,
  BadgeAlert,
  EyeOff,
  Fingerprint,
  ListX,
  type LucideIcon,
  Network,
  PlugZap,
  Route,
  ShieldOff,
  Tag,
  UserRoundCog,
  Warehouse,
} from "lucide-react";
import type { FindingKind } from "@/lib/domain/running/finding";

/** An icon and a label for each kind of finding. */
export const kindLooks: {
  readonly [K in FindingKind]: { readonly Icon: LucideIcon; readonly word: string };
} = {
  "other-digest": { Icon: Fingerprint, word: "Another digest" },
  "no-way": { Icon: Route, word: "No path here" },
  "moved-tag": { Icon: Tag, word: "Tag changed" },
  "not-listed": { Icon: ListX, word: "Not listed" },
  "docker-socket": { Icon: PlugZap, word: "Engine socket" },
  privileged: { Icon: ShieldOff, word: "Privileged" },
  "host-pid": { Icon: BadgeAlert, word: "Host processes" },
  "host-network": { Icon: Network, word: "Host network" },
  root: { Icon: UserRoundCog, word: "Root" },
  "place-not-drawn": { Icon: Ban, word: "Not on the map" },
  "registry-not-drawn": { Icon: Warehouse, word: "Not on the map" },
  "not-seen": { Icon: EyeOff, word: "Not seen" },
};
