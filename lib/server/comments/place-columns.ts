import "server-only";
import type { CommentPlace } from "@/lib/domain/pipeline/operations";

interface PlaceColumns {
  readonly node: string | null;
  readonly control: string | null;
  readonly edge: string | null;
}

export function placeColumns(about: CommentPlace): PlaceColumns {
  return "edge" in about
    ? { node: null, control: null, edge: about.edge }
    : { node: about.node, control: about.control ?? null, edge: null };
}

export function placeOf({ node, control, edge }: PlaceColumns): CommentPlace {
  if (edge !== null) return { edge };
  return { node: node ?? "", ...(control === null ? {} : { control }) };
}
