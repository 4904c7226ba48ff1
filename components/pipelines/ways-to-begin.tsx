import { FileUp, FolderSearch, type LucideIcon, MessagesSquare, PencilRuler } from "lucide-react";
import type { ReactNode } from "react";

export interface WayToBegin {
  readonly id: "interview" | "repository" | "import" | "blank";
  readonly Icon: LucideIcon;
  readonly title: string;
  readonly about: string;
}

/** The ways to begin without a drawn map, in the order in which they are offered. */
export const waysToBegin: readonly WayToBegin[] = [
  {
    id: "interview",
    Icon: MessagesSquare,
    title: "Answer questions",
    about: "Up to 18 questions draw the map. Then, as far as you like, what is in place on each node.",
  },
  {
    id: "repository",
    Icon: FolderSearch,
    title: "Read a repository",
    about:
      "Its Dockerfiles, CI files and manifests draw the map, with the line that each step was read from.",
  },
  {
    id: "import",
    Icon: FileUp,
    title: "Import what you have",
    about: "A pipeline exported from Blueline, or a model of Threat Dragon, OTM or TM-BOM.",
  },
  {
    id: "blank",
    Icon: PencilRuler,
    title: "Draw it yourself",
    about: "Three empty lanes: build, distribute, run.",
  },
];

/** The sign of a way to begin. */
export function WayIcon({ Icon }: Pick<WayToBegin, "Icon">): ReactNode {
  return (
    <span className="grid size-12 shrink-0 place-items-center rounded-card bg-blue-soft text-blue">
      <Icon aria-hidden size={22} strokeWidth={1.8} />
    </span>
  );
}
