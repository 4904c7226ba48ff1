import { technologyById } from "@/lib/domain/catalogue/technologies";
import type { PipelineNode, NodeKind } from "@/lib/domain/pipeline/document";
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
  ToolCase,
  Workflow,
} from "lucide-react";

interface NodeMarkProps {
  readonly node: Pick<PipelineNode, "kind" | "technologies">;
  /** In pixels, including its frame. */
  readonly size?: 24 | 30 | 36;
}

const frames = { 24: "size-6 rounded-md", 30: "size-7.5 rounded-lg", 36: "size-9 rounded-lg" } as const;
const signs = { 24: 14, 30: 16, 36: 20 } as const;

/** The mark of a node: of its first tool that has one, else the sign of its kind. Its name is always beside it. */
export function NodeMark({ node, size = 30 }: NodeMarkProps) {
  const icon = node.technologies?.map((id) => technologyById(id)?.icon).find((slug) => slug !== undefined);
  return (
    <span
      className={`grid shrink-0 place-items-center border border-line-strong bg-bg text-ink ${frames[size]}`}
    >
      {icon === undefined ? (
        <KindIcon kind={node.kind} size={signs[size]} />
      ) : (
        <BrandIcon slug={icon} size={signs[size]} />
      )}
    </span>
  );
}

/** A tool's mark from simple-icons, in the colour of the text: a separate file, fetched when it is shown. */
function BrandIcon({ slug, size = 16 }: { readonly slug: string; readonly size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 24 24" fill="currentColor">
      <use href={`/brands/${slug}.svg#mark`} />
    </svg>
  );
}

const icons: { readonly [kind in NodeKind]: LucideIcon } = {
  developer: Laptop,
  "source-repository": GitBranch,
  ci: Workflow,
  builder: Hammer,
  "parent-registry": CloudDownload,
  "package-registry": ToolCase,
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
