import { Map as MapIcon } from "lucide-react";
import Link from "next/link";
import { ResultMark } from "@/components/marks/result";
import type { ListedAnswer } from "@/lib/domain/contract/incidents";
import type { Proof } from "@/lib/domain/posture/posture";
import { incidentLooks } from "./incident-look";
import { incidentAddress, incidentOnMapHref } from "./incident-query";

interface EverywhereListProps {
  readonly answers: readonly ListedAnswer[];
  readonly incident: string;
  readonly proof: Proof;
}

/** One incident on each pipeline of the workspace, worst first. */
export function EverywhereList({ answers, incident, proof }: EverywhereListProps) {
  if (answers.length === 0) return null;
  return (
    <ul
      aria-label="Pipelines"
      className="mb-5 divide-y divide-line overflow-hidden rounded-card border border-line bg-panel shadow-card"
    >
      {answers.map(({ id, name, result, said, line, place }) => (
        <li
          key={id}
          className="relative grid min-h-[48px] grid-cols-[8.5rem_minmax(0,1fr)_auto] items-center gap-x-3 px-3 py-1.5 hover:bg-bg max-md:grid-cols-[minmax(0,1fr)_auto]"
        >
          <span className="flex flex-col max-md:order-2">
            <ResultMark look={incidentLooks[result]} />
            {result === "reached" && !said && <span className="text-tiny text-soft">assumed</span>}
          </span>
          <span className="min-w-0 max-md:order-1 max-md:col-span-2">
            <Link
              href={incidentAddress.href(`/pipelines/${id}/incidents`, { proof }, { incident })}
              prefetch={false}
              className="block truncate leading-5 font-medium -outline-offset-2 after:absolute after:inset-0 max-md:font-bold max-md:whitespace-normal"
            >
              {name}
            </Link>
            <span className="block truncate text-tiny leading-4 text-soft max-md:whitespace-normal">
              {line}
            </span>
          </span>
          {place && (
            <Link
              href={incidentOnMapHref(id, incident)}
              prefetch={false}
              className="relative z-1 inline-flex min-h-8 items-center gap-1.5 rounded-control px-2 font-medium text-blue hover:underline max-md:order-3 max-md:min-h-11"
            >
              <MapIcon aria-hidden size={14} />
              Map<span className="sr-only"> of {name}</span>
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
