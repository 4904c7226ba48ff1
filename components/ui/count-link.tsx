import Link from "next/link";

interface CountLinkProps {
  readonly count: number;
  /** "controls in place": the counted thing, for screen readers that read the link alone. */
  readonly what: string;
  readonly href: string;
}

export function CountLink({ count, what, href }: CountLinkProps) {
  return (
    <Link href={href} prefetch={false} aria-label={`${count} ${what}`} className={numberLook}>
      {count}
    </Link>
  );
}

/** A number that opens its items: underlined, and high enough to hit. */
export const numberLook =
  "-my-1 inline-block min-h-6 py-0.5 tabular-nums underline decoration-line-strong underline-offset-2 hover:text-blue hover:decoration-blue";
