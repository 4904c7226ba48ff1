import { Fragment } from "react";
import { frameworkById } from "@/lib/domain/catalogue/frameworks";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import type { SlsaTrack, Proof } from "@/lib/domain/posture/posture";
import { gapsHref, requirementKey } from "../gaps/gap-query";
import { StatusMark } from "@/components/marks/status";
import { supporting } from "../answering-controls";

interface SlsaLacksProps {
  readonly lacks: SlsaTrack["next"];
  readonly nodes: readonly PipelineNode[];
  readonly pairsOf: (controls: readonly string[]) => readonly Assessment[];
  readonly pipelinePath: string;
  readonly proof: Proof;
}

/** Of more nodes than this the others are listed shorter, behind their number. */
const mostNodes = 8;
const linkClass =
  "-my-0.5 inline-block min-h-6 py-0.5 underline decoration-line-strong underline-offset-2 hover:text-blue hover:decoration-blue";
const titles: ReadonlyMap<string, string> = new Map(
  frameworkById("slsa-1.2")?.items.map(({ id, title }) => [id, title]),
);

export function SlsaLacks({ lacks, nodes, pairsOf, pipelinePath, proof }: SlsaLacksProps) {
  const ids = [...new Set(lacks.map(({ node }) => node))];
  const rest = ids.slice(mostNodes);
  const requirementsOf = (id: string) =>
    lacks.filter(({ node }) => node === id).map(({ requirement }) => requirement);
  const nameOf = (id: string) => nodes.find((node) => node.id === id)?.name ?? id;
  const claimsHref = (node: string, requirement: string) =>
    gapsHref(`${pipelinePath}/gaps`, {
      proof,
      show: "all",
      node,
      requirement: requirementKey("slsa-1.2", requirement),
    });
  return (
    <ul className="mt-1.5 flex flex-col gap-3">
      {ids.slice(0, mostNodes).map((id) => {
        const requirements = requirementsOf(id);
        return (
          <li key={id}>
            <p>
              <span className="text-soft">On </span>
              <a href={`${pipelinePath}?node=${id}`} className={`${linkClass} font-bold`}>
                {nameOf(id)}
              </a>
            </p>
            <ul className="mt-0.5 flex flex-col gap-1.5 border-l-2 border-line pl-3">
              {requirements.map((requirement) => (
                <li key={requirement}>
                  {titles.get(requirement) ?? requirement}
                  <Answers
                    pairs={pairsOf(supporting.get("slsa-1.2")?.get(requirement) ?? []).filter(
                      ({ node }) => node.id === id,
                    )}
                    pipelinePath={pipelinePath}
                  />
                </li>
              ))}
            </ul>
          </li>
        );
      })}
      {rest.length > 0 && (
        <li>
          <details className="closed-on-paper">
            <summary className="inline-flex min-h-6 list-none items-center text-blue underline tabular-nums [&::-webkit-details-marker]:hidden">
              and {rest.length.toLocaleString("en")} more {rest.length === 1 ? "node" : "nodes"}
            </summary>
            <ul>
              {rest.map((id) => (
                <li key={id}>
                  <a href={`${pipelinePath}?node=${id}`} className={`${linkClass} font-bold`}>
                    {nameOf(id)}
                  </a>
                  :{" "}
                  {requirementsOf(id).map((requirement, index) => (
                    <Fragment key={requirement}>
                      {index > 0 && ", "}
                      <a href={claimsHref(id, requirement)} className={linkClass}>
                        {titles.get(requirement) ?? requirement}
                      </a>
                    </Fragment>
                  ))}
                </li>
              ))}
            </ul>
          </details>
        </li>
      )}
    </ul>
  );
}

function Answers({
  pairs,
  pipelinePath,
}: {
  readonly pairs: readonly Assessment[];
  readonly pipelinePath: string;
}) {
  if (pairs.length === 0)
    return (
      <p className="text-tiny text-soft">No control of the catalogue that would support it applies here.</p>
    );
  return (
    <ul className="text-tiny">
      {pairs.map(({ node, control, status }) => (
        <li key={control.id} className="flex flex-wrap items-center gap-x-2">
          <StatusMark status={status} />
          <a
            href={`${pipelinePath}?node=${node.id}&control=${control.id}`}
            className="inline-flex min-h-6 items-center text-soft underline decoration-line-strong underline-offset-2 hover:text-blue hover:decoration-blue"
          >
            {control.title}
          </a>
        </li>
      ))}
    </ul>
  );
}
