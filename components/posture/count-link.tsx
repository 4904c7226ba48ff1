import Link from "next/link";

interface CountLinkProps {
  readonly count: number;
  /** "controls that stand": what is counted, for who hears the link alone. */
  readonly what: string;
  readonly href: string;
}

/** A number that leads to what it counts. */
export function CountLink({ count, what, href }: CountLinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      aria-label={`${count} ${what}`}
      className="-my-1 inline-block min-h-6 py-0.5 tabular-nums underline decoration-line-strong underline-offset-2 hover:text-blue hover:decoration-blue"
    >
      {count}
    </Link>
  );
}
