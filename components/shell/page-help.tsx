import { CircleHelp } from "lucide-react";
import Link from "next/link";
import { productAddresses } from "@/lib/domain/docs/doc-addresses";
import { pageDocs, type PageName } from "./page-docs";

/** Beside the title of a page: its page of the documentation. */
export function PageHelp({ page }: { readonly page: PageName }) {
  const doc = pageDocs[page];
  if (typeof doc !== "string") return null;
  const [path = "", anchor] = doc.split("#");
  return (
    <Link
      href={productAddresses.page(path, anchor)}
      prefetch={false}
      aria-label="Help on this page"
      title="Help on this page"
      className="-my-1.5 inline-flex size-7 shrink-0 items-center justify-center rounded-full align-middle text-faint hover:bg-panel hover:text-ink max-sm:pointer-coarse:size-11 print:hidden"
    >
      <CircleHelp aria-hidden size={15} />
    </Link>
  );
}
