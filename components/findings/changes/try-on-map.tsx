import { FlaskConical } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { changeKey } from "@/lib/domain/posture/what-if/change-key";
import { tryOnMapHref } from "../ways-in/ways-in-query";
import type { TryChangeProps } from "../scene";

/** On a page: a link to the map with the change assumed. */
export function tryOnMap(mapPath: string) {
  return function TryOnMap({ change, title }: TryChangeProps) {
    return (
      <a
        href={tryOnMapHref(mapPath, changeKey(change))}
        className={buttonClass()}
        title="What would change? Nothing is saved."
      >
        <FlaskConical aria-hidden size={15} />
        What if?
        <span className="sr-only"> {title}</span>
      </a>
    );
  };
}
