import { FlaskConical } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { changeKey } from "@/lib/domain/posture/what-if/change-key";
import { tryOnMapHref } from "../ways-in/ways-in-query";
import type { TryChangeProps } from "../scene";

interface TryOnMapProps extends TryChangeProps {
  readonly mapPath: string;
}

/** A link to the map with the change assumed. */
export function TryOnMap({ mapPath, change, title }: TryOnMapProps) {
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
}
