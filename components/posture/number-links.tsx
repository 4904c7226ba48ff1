import Link from "next/link";
import { Fragment } from "react";
import { linkNumbers, type NumberLink } from "./link-numbers";

interface NumberLinksProps {
  readonly sentence: string;
  readonly links: readonly NumberLink[];
}

/** A sentence whose numbers lead to what they count. */
export function NumberLinks({ sentence, links }: NumberLinksProps) {
  return linkNumbers(sentence, links).map((part, index) =>
    typeof part === "string" ? (
      <Fragment key={index}>{part}</Fragment>
    ) : (
      <Link
        key={`${index} ${part.href}`}
        href={part.href}
        prefetch={false}
        aria-label={`${part.count} ${part.what}`}
        className="-my-1 inline-block min-h-6 py-0.5 tabular-nums underline decoration-line-strong underline-offset-2 hover:text-blue hover:decoration-blue"
      >
        {part.count}
      </Link>
    ),
  );
}
