import type { ReactNode } from "react";
import { nodeHref } from "./map-href";

interface NodeLinkProps {
  readonly mapPath: string;
  readonly node: string;
  /** Opens this control of it too. */
  readonly control?: string;
  readonly children: ReactNode;
}

/** To a node on the map. A plain link: a page has hundreds of them, and none needs a script. */
export function NodeLink({ mapPath, node, control, children }: NodeLinkProps) {
  return (
    <a
      href={nodeHref(mapPath, node, control)}
      className="inline-block min-h-6 max-w-full py-0.5 break-words underline decoration-line-strong underline-offset-2 hover:text-blue hover:decoration-blue"
    >
      {children}
    </a>
  );
}
