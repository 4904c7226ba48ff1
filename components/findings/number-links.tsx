import { Fragment } from "react";
import { CountLink } from "@/components/ui/count-link";
import { linkNumbers, type NumberLink } from "./link-numbers";

interface NumberLinksProps {
  readonly sentence: string;
  readonly links: readonly NumberLink[];
}

export function NumberLinks({ sentence, links }: NumberLinksProps) {
  return linkNumbers(sentence, links).map((part, index) =>
    typeof part === "string" ? (
      <Fragment key={index}>{part}</Fragment>
    ) : (
      <CountLink key={`${index} ${part.href}`} {...part} />
    ),
  );
}
