import { barParts, statusLooks } from "@/components/marks/status";
import type { Counts } from "@/lib/domain/posture/posture";

interface DrawnBarProps {
  readonly counts: Counts;
  readonly width: number;
}

/** The control statuses of a card or a lane, in a picture: each part as wide as its count. */
export function DrawnBar({ counts, width }: DrawnBarProps) {
  return barParts(counts, width).map((part) => (
    <rect
      key={part.status}
      x={part.x}
      width={Math.max(part.width - 1.5, 1)}
      height={7}
      rx={2}
      className={statusLooks[part.status].bar}
    />
  ));
}
