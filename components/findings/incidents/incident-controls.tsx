import Link from "next/link";
import type { IncidentControl } from "./incident-row";

interface IncidentControlsProps {
  readonly controls: readonly IncidentControl[];
  /** Where there is a list of its gaps; absent: how it stands here is left out. */
  readonly pipelineId?: string;
}

/** Controls with why each would, or would not, have helped, and how each stands on this map. */
export function IncidentControls({ controls, pipelineId }: IncidentControlsProps) {
  if (controls.length === 0) return <p className="text-soft">Nothing is known.</p>;
  return (
    <ul className="flex flex-col gap-2">
      {controls.map(({ id, title, why, here, isHere }) => (
        <li key={id}>
          {pipelineId !== undefined && isHere ? (
            <Link
              href={`/pipelines/${pipelineId}/gaps?control=${id}`}
              prefetch={false}
              className="inline-block min-h-6 font-medium text-blue hover:underline"
            >
              {title}
            </Link>
          ) : (
            <span className="font-medium">{title}</span>
          )}
          <span className="block text-soft">{why}</span>
          {pipelineId !== undefined && <span className="block text-tiny text-soft">{here}</span>}
        </li>
      ))}
    </ul>
  );
}
