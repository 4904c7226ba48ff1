import {
  Box,
  CloudDownload,
  GitBranch,
  Hammer,
  Laptop,
  LifeBuoy,
  type LucideIcon,
  Package,
  Send,
  Server,
  ShipWheel,
  Workflow,
} from "lucide-react";
import type { NodeKind } from "@/lib/domain/pipeline/document";

const icons: { readonly [kind in NodeKind]: LucideIcon } = {
  developer: Laptop,
  "source-repository": GitBranch,
  ci: Workflow,
  builder: Hammer,
  "parent-registry": CloudDownload,
  "production-registry": Package,
  delivery: Send,
  orchestrator: ShipWheel,
  host: Server,
  workload: Box,
  service: LifeBuoy,
};

export function KindIcon({ kind, size = 16 }: { readonly kind: NodeKind; readonly size?: number }) {
  const Icon = icons[kind];
  return <Icon aria-hidden size={size} />;
}
