import {
  Box,
  CircleQuestionMark,
  CodeXml,
  FileText,
  KeyRound,
  Layers,
  type LucideIcon,
  Package,
  Wrench,
} from "lucide-react";
import type { Artifact } from "@/lib/domain/pipeline/document";

const signs: { readonly [A in Artifact]: LucideIcon } = {
  code: CodeXml,
  "parent-image": Layers,
  tool: Wrench,
  image: Package,
  container: Box,
  manifest: FileText,
  credential: KeyRound,
};

/** The artifact of a connection, as a sign where there is no room for a word. */
export function ArtifactSign({
  artifact,
  isUnset = false,
}: {
  readonly artifact: Artifact;
  readonly isUnset?: boolean;
}) {
  const Icon = isUnset ? CircleQuestionMark : signs[artifact];
  return <Icon aria-hidden size={12} strokeWidth={2.2} />;
}
