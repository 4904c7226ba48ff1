import { Fragment, type ReactNode } from "react";
import { CountLink } from "@/components/ui/count-link";

export interface NumberLink {
  readonly count: number;
  /** "controls in place": the counted thing, for screen readers that read the link alone. */
  readonly what: string;
  readonly href: string;
}

interface NumberLinksProps {
  readonly sentence: string;
  readonly links: readonly NumberLink[];
  readonly Count?: ((link: NumberLink) => ReactNode) | undefined;
}

export function NumberLinks({ sentence, links, Count = CountLink }: NumberLinksProps) {
  return linkNumbers(sentence, links).map((part, index) =>
    typeof part === "string" ? <Fragment key={index}>{part}</Fragment> : <Count key={index} {...part} />,
  );
}

export type SentencePart = string | NumberLink;

/**
 * The numbers of a sentence as links, without changing its words.
 * @param links in the order of the sentence; a link whose number the sentence omits, as it does zeros, is skipped.
 */
export function linkNumbers(sentence: string, links: readonly NumberLink[]): readonly SentencePart[] {
  let next = 0;
  return sentence
    .split(/(\d+)/)
    .map((part, index): SentencePart => {
      if (index % 2 === 0) return part;
      const found = links.findIndex(({ count }, at) => at >= next && count === Number(part));
      const link = links[found];
      if (!link) return part;
      next = found + 1;
      return link;
    })
    .filter((part) => part !== "");
}
