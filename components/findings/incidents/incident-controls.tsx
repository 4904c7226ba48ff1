import Link from "next/link";
import type { IncidentControl } from "./incident-row";

interface IncidentControlsProps {
  readonly controls: readonly IncidentControl[];
  /** Links to the list of gaps; absent: their status here is left out. */
  readonly pipelineId?: string;
}

/** Controls with the reason why each would, or would not, have helped, and its status on this map. */
export function IncidentControls({ controls, pipelineId }: IncidentControlsProps) {
  if (controls.length === 0) return <p className="text-soft">None known.</p>;
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
