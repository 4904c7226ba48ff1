import { ListTree } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";

/** On a phone the map is for looking: this leads to where the same is edited with a thumb. */
export function EditInOutlineLink({ pipelineId }: { readonly pipelineId: string }) {
  return (
    <Link href={`/pipelines/${pipelineId}/outline`} prefetch={false} className={`${buttonClass("plain")} shadow-card md:hidden`}>
      <ListTree aria-hidden size={16} />
      Edit in the outline
    </Link>
  );
}
