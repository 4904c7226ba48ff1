import { type ReactNode, useMemo, useState } from "react";
import { openFirst } from "../open-first";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { assessmentsOf } from "@/lib/domain/posture/coverage/assessments";
import { createPairsOf } from "@/lib/domain/posture/coverage/pairs-by-control";
import type { Scene } from "../scene";
import { ClaimPlace, Rows } from "./figure";
import type { ClaimTarget } from "./supposed-claims";

/** What the claims of now are read from, and which of them are switched. */
export interface Deciding {
  readonly scene: Scene;
  readonly supposed: readonly ClaimTarget[];
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

function Claims({ controls, scene, supposed }: Deciding & Pick<DecidedByProps, "controls">) {
  const { pipeline, proof, today } = scene;
  const pairs = useMemo(() => {
    const all = openFirst([...assessmentsOf(pipeline, mappedCatalogue, today)], proof);
    return createPairsOf(all)(controls);
  }, [controls, pipeline, proof, today]);
  const switched = new Map(supposed.map(({ node, control, stands }) => [`${node} ${control}`, stands]));
  return (
    <Rows scene={scene} items={pairs} keyOf={({ node, control }) => `${node.id} ${control.id}`}>
      {({ node, control, status }) => {
        const stands = switched.get(`${node.id} ${control.id}`);
        return (
          <ClaimPlace
            scene={scene}
            node={node.id}
            control={control.id}
            status={status}
            note={
              stands !== undefined && <b className="text-ink">, supposed {stands ? "to stand" : "missing"}</b>
            }
          />
        );
      }}
    </Rows>
  );
}
