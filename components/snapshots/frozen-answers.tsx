import { mitigating } from "@/components/findings/answering-controls";
import type { ControlTexts } from "@/components/findings/control-texts";
import { FundFirst } from "@/components/findings/cover-parts";
import { frameworkSentence, slsaLead } from "@/components/findings/frameworks/framework-sentence";
import { VerdictMark } from "@/components/findings/gates/verdict-mark";
import { threatLooks } from "@/components/findings/threats/threat-look";
import { threatLead } from "@/components/findings/threats/threat-sentence";
import { ResultMark } from "@/components/marks/result";
import type { Control } from "@/lib/domain/catalogue/catalogue";
import type { Governed } from "@/lib/domain/catalogue/own/own-controls";
import { compareFrameworks, frameworkName } from "@/lib/domain/catalogue/framework-names";
import { techniques } from "@/lib/domain/catalogue/frameworks";
import type { Settled } from "@/lib/domain/contract/posture";
import { threatStatuses, type Verdict } from "@/lib/domain/posture/posture";
import { gatesSentence, partsInOrder } from "@/lib/domain/posture/words/gates-sentence";
import { verdictSentence } from "@/lib/domain/posture/words/verdict-sentence";
import type { ToFundFirst } from "@/lib/domain/report/report";
import type { SharedCopy } from "@/lib/domain/snapshot/shared-copy";
import { counted } from "@/lib/domain/words/english";
import { Fold } from "./fold";

/** The parts shown here. A snapshot holds more of each than a link's copy. */
type Answers = Pick<SharedCopy["posture"], "gaps"> & {
  readonly [Answer in "gates" | "frameworks" | "slsa" | "threats"]?:
    | SharedCopy["posture"][Answer]
    | undefined;
};

export interface FrozenAnswersProps {
  /** Its custom frameworks. */
  readonly pipeline: Governed;
  readonly posture: Answers;
  readonly targets: readonly string[];
  readonly settled: readonly Settled[];
  /** From the catalogue of that time. */
  readonly controls: readonly Pick<Control, "id" | "products">[];
  readonly toFund: ToFundFirst | undefined;
  /** False if the copy hides them. */
  readonly hasOwners: boolean;
  readonly textsOf: ControlTexts;
}

/** The snapshot's other results, declared and verified: best changes, gates, frameworks, threats. Early snapshots lack some. */
export function FrozenAnswers({
  posture,
  targets,
  settled,
  pipeline,
  controls,
  toFund,
  hasOwners,
  textsOf,
}: FrozenAnswersProps) {
  const { frameworks, slsa, threats } = posture;
  return (
    <>
      {toFund && (
        <Fold id="best-changes" title="Best changes" summary={toFund.rows[0]?.title ?? "none found"}>
          <FundFirst toFund={toFund} hasOwners={hasOwners} />
        </Fold>
      )}
      <FrozenGates gates={posture.gates} targets={targets} controls={controls} textsOf={textsOf} />
      {frameworks && slsa && (
        <Fold id="frameworks" title="Frameworks" summary={slsaLead(slsa.asDeclared)}>
          <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
            {frameworks.asDeclared
              .toSorted((a, b) => compareFrameworks(a.framework, b.framework))
              .map(({ framework, requirements }) => (
                <div key={framework} className="contents">
                  <dt className="font-medium break-words">{frameworkName(framework, pipeline)}</dt>
                  <dd className="min-w-0 text-soft max-sm:mb-1">{frameworkSentence(requirements)}</dd>
                </div>
              ))}
          </dl>
        </Fold>
      )}
      {threats && (
        <FrozenThreats threats={threats.asDeclared} statuses={[...posture.gaps.asDeclared, ...settled]} />
      )}
    </>
  );
}

const placeOf = ({ verdict }: Pick<Verdict, "verdict">) => partsInOrder.findIndex((part) => part === verdict);

function FrozenGates({
  gates,
  targets,
  controls,
  textsOf,
}: Pick<Answers, "gates"> & Pick<FrozenAnswersProps, "targets" | "controls" | "textsOf">) {
  if (!gates) return null;
  const byId = new Map(controls.map((control) => [control.id, control]));
  const rows = gates
    .map(({ control, asDeclared }) => ({ control, verdict: asDeclared }))
    .toSorted((a, b) => placeOf(a.verdict) - placeOf(b.verdict));
  return (
    <Fold id="gates" title="Gates" summary={gatesSentence(rows.map(({ verdict }) => verdict))}>
      <ul className="overflow-hidden rounded-card border border-line bg-panel shadow-card">
        {rows.map(({ control, verdict }) => (
          <li
            key={control}
            className="grid gap-x-3 border-t border-line px-3 py-1.5 first:border-t-0 sm:grid-cols-[9rem_minmax(0,1fr)]"
          >
            <VerdictMark verdict={verdict} />
            <div className="min-w-0 break-words">
              <p className="font-bold">{textsOf(control).title}</p>
              <p className="text-soft">
                {verdictSentence({
                  control: byId.get(control) ?? {},
                  verdict,
                  proof: "declared",
                  targets,
                })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Fold>
  );
}

const titles = new Map(techniques.map(({ id, title }) => [id, title]));

function FrozenThreats({
  threats,
  statuses,
}: {
  readonly threats: NonNullable<Answers["threats"]>["asDeclared"];
  /** The status of each applicable control on each node. */
  readonly statuses: readonly Settled[];
}) {
  // A control is assessed if it has another status than these on some node.
  const spokenOf = new Set(
    statuses.flatMap(({ control, status }) =>
      status === "not-assessed" || status === "not-applicable" ? [] : [control],
    ),
  );
  const rows = threats.map((row) => ({
    ...row,
    isUnassessed:
      row.status === "open" &&
      !(mitigating.get(row.technique) ?? []).some((control) => spokenOf.has(control)),
  }));
  const { stress, rest } = threatLead(rows);
  return (
    <Fold id="threats" title="Threats" summary={stress}>
      <p className="mb-3 max-w-[72ch]">
        <b>{stress}</b>
        {rest}
      </p>
      <div className="flex flex-col gap-3">
        {threatStatuses.map((status) => {
          const some = rows.filter((row) => row.status === status);
          return some.length === 0 ? null : (
            <section key={status}>
              <h3 className="flex items-baseline gap-2">
                <ResultMark look={threatLooks[status]} />
                <span className="font-normal text-soft">{counted(some.length, "technique")}</span>
              </h3>
              <p className="max-w-[110ch] break-words">
                {some.map(({ technique }) => `${technique} ${titles.get(technique) ?? ""}`.trim()).join(", ")}
              </p>
            </section>
          );
        })}
      </div>
    </Fold>
  );
}
