import { X } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";

export function Narrowed({ what, href }: { readonly what: string; readonly href: string }) {
  return (
    <p className="flex min-w-0 items-center gap-2">
      <span>
        Only <b className="font-bold">{what}</b>
      </span>
      <Link href={href} prefetch={false} className={`${buttonClass("quiet")} print:hidden`}>
        <X aria-hidden size={14} />
        <span className="sr-only">Not only {what}</span>
      </Link>
    </p>
  );
}
