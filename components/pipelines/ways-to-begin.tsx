import { FileUp, FolderSearch, type LucideIcon, MessagesSquare, PencilRuler } from "lucide-react";
import type { ReactNode } from "react";

export interface WayToBegin {
  readonly id: "interview" | "repository" | "import" | "blank";
  readonly Icon: LucideIcon;
  readonly title: string;
  readonly about: string;
}

/** The ways to start without a ready map, in order. */
export const waysToBegin: readonly WayToBegin[] = [
  {
    id: "interview",
    Icon: MessagesSquare,
    title: "Answer questions",
    about: "Up to 18 questions draw the map. Then set what is in place on each node, as far as you like.",
  },
  {
    id: "repository",
    Icon: FolderSearch,
    title: "Read a repository",
    about: "Dockerfiles, CI files and manifests build the map, with the source line of each step.",
  },
  {
    id: "import",
    Icon: FileUp,
    title: "Import a file",
    about: "A Blueline export, or a model of Threat Dragon, OTM or TM-BOM.",
  },
  {
    id: "blank",
    Icon: PencilRuler,
    title: "Draw it yourself",
    about: "Three empty lanes: build, distribute, run.",
  },
];

/** The icon of a way to start. */
export function WayIcon({ Icon }: Pick<WayToBegin, "Icon">): ReactNode {
  return (
    <span className="grid size-12 shrink-0 place-items-center rounded-card bg-blue-soft text-blue">
      <Icon aria-hidden size={22} strokeWidth={1.8} />
    </span>
  );
}
