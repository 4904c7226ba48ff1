import type { ReactNode } from "react";

const followable = /^(https?:\/\/|mailto:)/i;

/** A link from a typed text: active only if it is a valid address, and without a referrer. On paper its address is printed. */
export function OutsideLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  if (!followable.test(href)) return <>{children}</>;
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer noopener"
      className="inline-block min-h-6 max-w-full py-0.5 break-words text-blue underline print:after:content-['_('attr(href)')']"
    >
      {children}
    </a>
  );
}
