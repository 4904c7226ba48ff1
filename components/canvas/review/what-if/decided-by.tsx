import { type ReactNode, useMemo, useState } from "react";
import { openFirst } from "@/components/findings/open-first";
import { StatusMark } from "@/components/marks/status-mark";
import { today } from "@/lib/client/today";
import { mappedCatalogue } from "@/lib/domain/catalog/load-mappings";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { assessmentsOf } from "@/lib/domain/posture/coverage/assessments";
import { createPairsOf } from "@/lib/domain/posture/coverage/pairs-by-control";
import type { Proof } from "@/lib/domain/posture/coverage/standing";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { NodeButton } from "../node-button";
import { Rows } from "./figure";
import type { ClaimTarget } from "./supposed-claims";

/** What the claims of now are read from, and which of them are switched. */
export interface Deciding {
  readonly pipeline: Pipeline;
  readonly supposed: readonly ClaimTarget[];
  readonly proof: Proof;
}

interface DecidedByProps {
  /** Any of them on any node has a say. */
  readonly controls: readonly string[];
  readonly deciding: Deciding;
  readonly children: ReactNode;
}

/** A threat or a requirement, which opens into the claims that decide it. */
export function DecidedBy({ controls, deciding, children }: DecidedByProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="min-h-7 rounded-control py-0.5 hover:bg-bg">{children}</summary>
      {isOpen && (
        <div className="pl-4">
          <Claims controls={controls} {...deciding} />
        </div>
      )}
    </details>
  );
}

function Claims({ controls, pipeline, supposed, proof }: Deciding & Pick<DecidedByProps, "controls">) {
  const pairs = useMemo(() => {
    const all = openFirst([...assessmentsOf(pipeline, mappedCatalogue, today())], proof);
    return createPairsOf(all)(controls);
  }, [controls, pipeline, proof]);
  const switched = new Map(supposed.map(({ node, control, stands }) => [`${node} ${control}`, stands]));
  return (
    <Rows items={pairs} keyOf={({ node, control }) => `${node.id} ${control.id}`}>
      {({ node, control, status }) => {
        const stands = switched.get(`${node.id} ${control.id}`);
        return (
          <NodeButton node={node.id} control={control.id}>
            <span>
              {control.title}
              <span className="block text-tiny text-soft">
                {nodeName(pipeline, node.id)}
                {stands !== undefined && (
                  <b className="text-ink">, supposed {stands ? "to stand" : "missing"}</b>
                )}
              </span>
            </span>
            <StatusMark status={status} />
          </NodeButton>
        );
      }}
    </Rows>
  );
}
