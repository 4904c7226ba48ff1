import { buttonClass } from "@/components/ui/button";
import { SkipLink } from "@/components/ui/skip-link";
import { Brand } from "./brand";

/** The bar on top of a page that is read without signing in: nothing of the workspace is in it. */
export function OpenBar({ next }: { readonly next: string }) {
  return (
    <header className="sticky top-0 z-20 low:static flex min-h-[52px] items-center justify-between gap-x-3 border-b border-line bg-panel px-3 sm:px-5 print:hidden">
      <SkipLink />
      <Brand />
      <a href={`/sign-in?next=${encodeURIComponent(next)}`} className={buttonClass("quiet")}>
        Sign in
      </a>
    </header>
  );
}
