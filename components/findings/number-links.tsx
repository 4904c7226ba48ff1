import { Fragment, type ReactNode } from "react";
import { CountLink } from "@/components/ui/count-link";
import { linkNumbers, type NumberLink } from "./link-numbers";

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
