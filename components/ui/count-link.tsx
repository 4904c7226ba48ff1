import Link from "next/link";
import { numberLook } from "./number-look";

interface CountLinkProps {
  readonly count: number;
  /** "controls that stand": what is counted, for who hears the link alone. */
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
