import { useState, type ReactNode, useMemo } from "react";
import type {
  FrameworkResult,
  RequirementStatus,
  ThreatResult,
  ThreatStatus,
} from "@/lib/domain/posture/posture";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { requirementWords, threatWords } from "@/lib/domain/posture/words/result-words";
import { withStatus } from "./before-after";
import { Figure, Rows, Turned, ClaimPlace } from "./figure";
import { type FiguresProps, isAttack, useTitles } from "./use-what-if";
import { frameworkName } from "@/lib/domain/catalogue/framework-names";
import { mappedCatalogueOf } from "@/lib/domain/catalogue/own/mapped-catalogue-of";
import { assessmentsOf } from "@/lib/domain/posture/coverage/assessments";
import { createPairsOf } from "@/lib/domain/posture/coverage/pairs-by-control";
import type { Scene } from "../scene";
import { type Assumed, isClaimTarget } from "@/lib/domain/posture/what-if/assumed";
import { openFirst } from "../pair-counts";
import { mitigating, supportingIn } from "../answering-controls";

const threatFigures: readonly {
  readonly status: ThreatStatus;
  readonly label: string;
  readonly isGood: boolean;
}[] = [
  { status: "open", label: "Threats open", isGood: false },
  { status: "partly", label: "Threats partly mitigated", isGood: true },
  { status: "mitigated", label: "Threats mitigated", isGood: true },
];

export function AnsweredFigures({ scene, answer: { before, after, comparison, supposed } }: FiguresProps) {
  const { pipeline, proof, surface } = scene;
  const deciding = { scene, supposed };
  const { frameworks, figures, slsa } = comparison[proof];
  const relevant = ({ open, partly, mitigated }: { readonly [S in ThreatStatus]: number }) =>
    open + partly + mitigated;
  const sum = (side: "before" | "after", statuses: readonly RequirementStatus[]) =>
    frameworks.reduce(
      (all, { counts }) => all + statuses.reduce((some, status) => some + counts[side][status], 0),
      0,
    );
  return (
    <>
      {threatFigures.map(({ status, label, isGood }) => (
        <Figure
          key={status}
          label={label}
          isGood={isGood}
          before={figures.before.threats[status]}
          after={figures.after.threats[status]}
          of={[relevant(figures.before.threats), relevant(figures.after.threats)]}
        >
          <Threats
            before={before.threats[proof]}
            after={after.threats[proof]}
            status={status}
            deciding={deciding}
          />
        </Figure>
      ))}
      <Figure
        label="Requirements met"
        isGood
        before={sum("before", ["met"])}
        after={sum("after", ["met"])}
        of={[sum("before", inScope), sum("after", inScope)]}
      >
        {after.frameworks[proof].map((framework) => (
          <FrameworkFigure
            key={framework.framework}
            before={before.frameworks[proof].find((one) => one.framework === framework.framework)}
            after={framework}
            deciding={deciding}
          />
        ))}
      </Figure>
      {(["build", "source"] as const).map((track) => (
        <Figure
          key={track}
          label={`SLSA ${track} level`}
          isGood
          before={slsa[track].before}
          after={slsa[track].after}
        >
          <p className="text-soft">Still missing for the next level:</p>
          <Rows
            scene={scene}
            items={after.slsa[proof][track].next}
            keyOf={({ node, requirement }) => `${node} ${requirement}`}
          >
            {({ node, requirement }) => (
              <surface.NodePlace node={node}>
                {nodeName(pipeline, node)}: {requirement}
              </surface.NodePlace>
            )}
          </Rows>
        </Figure>
      ))}
    </>
  );
}

const inScope: readonly RequirementStatus[] = ["met", "partly", "unmet"];

interface ThreatsProps {
  readonly before: readonly ThreatResult[];
  readonly after: readonly ThreatResult[];
  readonly status: ThreatStatus;
  readonly deciding: Deciding;
}

function Threats({ before, after, status, deciding }: ThreatsProps) {
  const titleOf = useTitles(isAttack);
  const pairs = (threats: readonly ThreatResult[]) =>
    threats.map((threat) => [threat.technique, threat.status] as const);
  return (
    <Rows
      scene={deciding.scene}
      items={withStatus(pairs(before), pairs(after), status)}
      keyOf={({ id }) => id}
    >
      {({ id, before: from, after: to }) => (
        <DecidedBy controls={mitigating.get(id) ?? []} deciding={deciding}>
          {titleOf(id)}
          <Turned before={threatWords[from].word} after={threatWords[to].word} />
        </DecidedBy>
      )}
    </Rows>
  );
}

interface FrameworkProps {
  readonly before: FrameworkResult | undefined;
  readonly after: FrameworkResult;
  readonly deciding: Deciding;
}

function FrameworkFigure({ before, after, deciding }: FrameworkProps) {
  const count = (result: FrameworkResult | undefined, statuses: readonly RequirementStatus[]) =>
    result?.requirements.filter(({ status }) => statuses.includes(status)).length ?? 0;
  if (count(before, inScope) + count(after, inScope) === 0) return null;
  return (
    <Figure
      label={frameworkName(after.framework, deciding.scene.pipeline)}
      isGood
      before={count(before, ["met"])}
      after={count(after, ["met"])}
      of={[count(before, inScope), count(after, inScope)]}
    >
      <Requirements before={before} after={after} deciding={deciding} />
    </Figure>
  );
}

function Requirements({ before, after, deciding }: FrameworkProps) {
  const [isOf] = useState(() => (framework: string) => framework === after.framework);
  const titleOf = useTitles(isOf);
  const was = new Map(before?.requirements.map(({ id, status }) => [id, status]));
  const rows = after.requirements
    .filter(({ id, status }) => status !== "not-applicable" || was.get(id) !== status)
    .toSorted((a, b) => Number(was.get(b.id) !== b.status) - Number(was.get(a.id) !== a.status));
  return (
    <Rows scene={deciding.scene} items={rows} keyOf={({ id }) => id}>
      {({ id, status }) => (
        <DecidedBy
          controls={supportingIn(deciding.scene.pipeline).get(after.framework)?.get(id) ?? []}
          deciding={deciding}
        >
          {titleOf(id)}
          {was.get(id) === status ? (
            <span className="block text-tiny text-soft">{requirementWords[status].word}</span>
          ) : (
            <Turned
              before={requirementWords[was.get(id) ?? status].word}
              after={requirementWords[status].word}
            />
          )}
        </DecidedBy>
      )}
    </Rows>
  );
}

interface Deciding {
  readonly scene: Scene;
  readonly supposed: readonly Assumed[];
}

interface DecidedByProps {
  /** Any of them on any node decides. */
  readonly controls: readonly string[];
  readonly deciding: Deciding;
  readonly children: ReactNode;
}

function DecidedBy({ controls, deciding, children }: DecidedByProps) {
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
    const all = openFirst([...assessmentsOf(pipeline, mappedCatalogueOf(pipeline), today)], proof);
    return createPairsOf(all)(controls);
  }, [controls, pipeline, proof, today]);
  const switched = new Map(
    supposed.filter(isClaimTarget).map(({ node, control, stands }) => [`${node} ${control}`, stands]),
  );
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
              stands !== undefined && <b className="text-ink">, assumed {stands ? "in place" : "missing"}</b>
            }
          />
        );
      }}
    </Rows>
  );
}
