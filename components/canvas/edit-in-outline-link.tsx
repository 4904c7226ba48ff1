import { ListTree } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { buttonClass } from "@/components/ui/button";

/** On a phone the map is for looking: this leads to where the same is edited with a thumb. */
export function EditInOutlineLink() {
  return (
    <Link
      href={`${usePathname()}/outline`}
      prefetch={false}
      data-covers-map=""
      className={`${buttonClass("plain")} absolute top-11 right-3 z-10 shadow-card md:hidden`}
    >
      <ListTree aria-hidden size={16} />
      Edit in the outline
    </Link>
  );
}
