import Link from "next/link";
import { EditorNotices } from "@/components/editor/editor-notices";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { CurrentPosture } from "@/lib/domain/posture/posture";
import { groupWaysIn } from "@/lib/domain/posture/ways-in/group-ways-in";
import { toolsNotDrawn } from "@/lib/domain/posture/ways-in/tools-not-drawn";
import { inNameOrder, nodeName } from "@/lib/domain/posture/words/node-names";
import { toolsNotDrawnSentence } from "@/lib/domain/posture/words/ways-in-sentence";
import { DoFirst } from "../changes/do-first";
import { pageSurface } from "../page-surface";
import { countedBy } from "../proof-switch";
import type { Scene } from "../scene";
import { HandOvers } from "./connections";
import { RefreshWhenSaved } from "./refresh-when-saved";
import { WaysInList } from "./ways-in-list";
import type { WaysInQuery } from "./ways-in-query";
import { waySectionRows } from "./ways-in-rows";

interface WaysInViewProps {
  readonly pipelineId: string;
  readonly pipeline: Pipeline;
  readonly posture: CurrentPosture;
  readonly query: WaysInQuery;
}

/** The places from which an attacker could reach production, and the change to make first. */
export function WaysInView({ pipelineId, pipeline, posture, query: { proof, row } }: WaysInViewProps) {
  const { graph, waysIn, handOvers, revision } = posture;
  const mapPath = `/pipelines/${pipelineId}`;
  const today = posture.analysedAt.slice(0, 10);
  const targets = graph.targets.length;
  const rows = waysIn[proof];
  const without = inNameOrder(pipeline, toolsNotDrawn(pipeline, graph)).map((id) => nodeName(pipeline, id));
  const scene: Scene = {
    pipeline,
    proof,
    today,
    targets: graph.targets,
    surface: pageSurface(mapPath, proof),
  };
  const toolsNote = targets > 0 ? toolsNotDrawnSentence(without) : undefined;
  return (
    <div className="flex flex-col gap-4 pb-24 print:pb-0">
      <RefreshWhenSaved revision={revision} />
      <p className="hidden text-soft print:block">{countedBy[proof]}</p>
      <DoFirst scene={scene} posture={posture} />
      {rows.length === 0 ? (
        <>
          <NoWaysIn targets={targets} mapPath={mapPath} />
          <div className="fixed inset-x-0 bottom-(--foot) z-20 print:hidden">
            <div className="relative h-0">
              <EditorNotices />
            </div>
          </div>
        </>
      ) : (
        <WaysInList
          sections={waySectionRows(pipeline, groupWaysIn(rows, pipeline), targets, posture.bestChanges)}
          mapPath={mapPath}
          proof={proof}
          today={today}
          asked={row}
        />
      )}
      <HandOvers pipeline={pipeline} handOvers={handOvers} targets={targets} mapPath={mapPath} />
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 text-tiny text-soft">
        <p className="max-w-[100ch]">{toolsNote}</p>
        {rows.length > 0 && (
          <a
            href={`${mapPath}/ways-in/export?${new URLSearchParams(proof === "proven" ? { proof } : {})}`}
            className="inline-flex min-h-6 max-sm:pointer-coarse:min-h-11 items-center text-blue underline print:hidden"
          >
            Download as CSV
          </a>
        )}
      </div>
    </div>
  );
}

function NoWaysIn({ targets, mapPath }: { readonly targets: number; readonly mapPath: string }) {
  return (
    <EmptyState title={targets === 0 ? "No targets yet" : "No known entry points"}>
      <p>
        {targets === 0
          ? "An attack path ends where containers run, or at a registry that others pull from. Add one of them, and connect it."
          : "This map has no place where an attacker could start. Add the people who push code, the CI tools, and the credential holders."}
      </p>
      <Link href={mapPath} prefetch={false} className={buttonClass()}>
        Open the map
      </Link>
    </EmptyState>
  );
}
