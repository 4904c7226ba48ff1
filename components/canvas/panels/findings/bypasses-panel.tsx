"use client";
import { useEffect, useMemo } from "react";
import { DoFirst } from "@/components/findings/changes/do-first";
import { GateList } from "@/components/findings/gates/gate-list";
import { gatePlaces } from "@/components/findings/gates/gate-places";
import { GatesLead } from "@/components/findings/gates/gates-lead";
import { MapTakenAs } from "@/components/findings/gates/map-taken-as";
import { noBypassesWords } from "@/components/findings/gates/no-bypasses";
import type { NumberLink } from "@/components/findings/number-links";
import { Signatures } from "@/components/findings/signatures/signatures";
import { controlTitle, findControl } from "@/lib/domain/catalogue/find-control";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import { openGateCount } from "@/lib/domain/posture/gates/open-gates";
import { groupGates, type RankedGate } from "@/lib/domain/posture/words/rank-gates";
import { placesOfFix } from "@/lib/domain/posture/words/fix-sentences";
import { openWaySentence, verdictSentence } from "@/lib/domain/posture/words/verdict-sentence";
import { verdictWord } from "@/lib/domain/posture/words/verdict-words";
import { hopsAlong } from "@/lib/domain/posture/words/way-hops";
import {
  type FindingHighlight,
  type FindingStep,
  handOverSteps,
  useFindingHighlight,
} from "../../highlight/use-finding-highlight";
import { useCommandContext, useMapActions, useMapState } from "../../state/map-context";
import { CauseCard, CauseName, causeWords } from "@/components/findings/gates/cause-card";
import { BypassActions } from "@/components/findings/fix/bypass-actions";
import { PlanButton } from "@/components/findings/fix/plan-button";
import { gatesThrough } from "@/lib/domain/posture/findings/way-through";
import { type BypassCause, bypassCauses } from "@/lib/domain/posture/findings/bypass-causes";
import { placesToClose } from "@/lib/domain/posture/findings/places-to-close";
import { keepFindingInAddress } from "./finding-address";
import { type Findings, FindingsPanel } from "./findings-panel";
import { WaySteps } from "./map-surface";
import { StripSteps } from "./strip-steps";
import { numberLook } from "@/components/ui/count-link";
import { SettleAll } from "@/components/editor/settle-it";
import { unansweredAlong } from "@/lib/domain/posture/words/unanswered";
import type { Scene } from "@/components/findings/scene";

export function BypassesPanel() {
  return (
    <FindingsPanel name="bypasses" title="Bypasses" Lead={Cause} Strip={CauseStrip} Foot={Actions}>
      {(findings) => <Bypasses {...findings} />}
    </FindingsPanel>
  );
}

function useCauses({ posture, scene: { pipeline, proof } }: Findings): readonly BypassCause[] {
  const { gates } = posture;
  return useMemo(() => bypassCauses(pipeline, gates, proof), [pipeline, gates, proof]);
}

/** The drawn path: the chosen gate with its selected cause; by default the first gate that the first cause defeats. */
function useDrawn(causes: readonly BypassCause[]): {
  readonly gate: string | undefined;
  readonly cause: string | undefined;
} {
  const { gate, cause } = useMapState((state) => state.looked);
  if (gate !== undefined) return { gate, cause };
  const [first] = causes;
  return { gate: first?.gates[0], cause: first?.hop.edge.id };
}

function Cause(findings: Findings) {
  const map = useMapActions();
  const causes = useCauses(findings);
  const { gate, cause } = useDrawn(causes);
  return (
    <CauseCard
      scene={findings.scene}
      causes={causes}
      drawn={gate}
      turnedTo={cause}
      onChoose={(control) => map.lookAt({ gate: control })}
      onTurn={({ hop, gates }) =>
        map.lookAt({
          gate: gate !== undefined && gates.includes(gate) ? gate : gates[0],
          cause: hop.edge.id,
        })
      }
    />
  );
}

/** The cause in two lines, the steps of the path that it opens, and the fix. */
function CauseStrip(findings: Findings) {
  const { posture, scene } = findings;
  const { map, highlight } = useCommandContext();
  const causes = useCauses(findings);
  const { gate: looked, cause: turnedTo } = useDrawn(causes);
  const cause = causeOf(causes, looked, turnedTo) ?? causes[0];
  if (!cause)
    return <GatesLead verdicts={posture.gates.map((result) => result[scene.proof])} Count={PlainNumber} />;
  const gate = looked !== undefined && cause.gates.includes(looked) ? looked : (cause.gates[0] ?? "");
  const best = posture.bestSingleFix[scene.proof];
  const places = placesToClose(posture.gates, scene.proof, gate, cause, best);
  const step = (by: 1 | -1) => {
    if (looked !== gate) map.lookAt({ gate });
    else highlight.step("finding", by);
  };
  return (
    <div className="flex items-center gap-2">
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-1.5 truncate">
          Root cause: <CauseName cause={cause} />
        </p>
        <p className="truncate text-soft">{causeWords(cause, causes)}</p>
      </div>
      <StripSteps what="connection" onStep={step} />
      {places.length > 0 && (
        <PlanButton
          places={places}
          what={controlTitle(places[0]?.control ?? gate, scene.pipeline)}
          today={scene.today}
          label="Plan the fix"
          tone="primary"
        />
      )}
    </div>
  );
}

/** The selected cause, or the first that defeats the gate. */
function causeOf(
  causes: readonly BypassCause[],
  gate: string | undefined,
  turnedTo: string | undefined,
): BypassCause | undefined {
  const isOfGate = ({ gates }: BypassCause) => gate !== undefined && gates.includes(gate);
  return causes.find(({ hop }) => hop.edge.id === turnedTo) ?? causes.find(isOfGate);
}

/** Actions for the drawn bypass; nothing if none is drawn. */
function Actions({ posture, scene }: Findings) {
  const { pipeline, proof } = scene;
  const causes = useCauses({ posture, scene });
  const drawn = useDrawn(causes);
  const gates = gatesThrough(pipeline, posture.gates, proof, drawn.gate, drawn.cause);
  const verdict = gates.find(({ control }) => control === drawn.gate)?.[proof];
  const control = drawn.gate === undefined ? undefined : findControl(drawn.gate, pipeline);
  if (!control || !verdict || verdict.exposedTargets.length === 0) return null;
  const cause = causeOf(causes, control.id, drawn.cause);
  const ofGate = cause?.gates.includes(control.id) === true ? cause : undefined;
  const best = posture.bestSingleFix[proof];
  return (
    <BypassActions
      scene={scene}
      gate={{ control, verdict }}
      cause={ofGate}
      places={placesToClose(posture.gates, proof, control.id, ofGate, best)}
    />
  );
}

function PlainNumber({ count }: NumberLink) {
  return count;
}

function Bypasses({ posture, scene }: Findings) {
  const { pipeline, proof, today } = scene;
  const map = useMapActions();
  const gate = useMapState((state) => state.looked.gate);
  const drawn = useDrawn(useCauses({ posture, scene }));
  const gates = useMemo(
    () => gatesThrough(pipeline, posture.gates, proof, drawn.gate, drawn.cause),
    [pipeline, posture.gates, proof, drawn.gate, drawn.cause],
  );
  const placesOf = useMemo(() => gatePlaces(pipeline, today), [pipeline, today]);
  const groups = groupGates(gates, (id) => findControl(id, pipeline), proof);
  const shown = groups.flatMap((group) => group.gates).find(({ control }) => control.id === drawn.gate);
  const steps = useGateOnMap(scene, shown);
  const unanswered = useMemo(
    () =>
      unansweredAlong(
        pipeline,
        steps.map(({ key }) => pipeline.edges.get(key)),
      ),
    [pipeline, steps],
  );
  useEffect(() => keepFindingInAddress(gate ?? "bypasses"), [gate]);
  return (
    <>
      <p className="text-lead">
        <GatesLead verdicts={posture.gates.map((result) => result[proof])} Count={GroupButton} />
      </p>
      {/* A chosen gate has them in its own place. */}
      {gate === undefined && <WaySteps steps={steps} />}
      <SettleAll title="This path rests on assumptions" questions={unanswered} />
      <DoFirst scene={scene} posture={posture} />
      {openGateCount(posture.gates, proof) === 0 && (
        <p className="text-soft">{noBypassesWords(scene, posture).text}</p>
      )}
      <GateList
        scene={scene}
        groups={groups}
        placesOf={placesOf}
        chosen={gate}
        onChoose={(control) => map.lookAt({ gate: control })}
      />
      {scene.targets.length > 0 && (
        <Signatures scene={scene} chains={posture.chains[proof]} placesOf={placesOf} />
      )}
      <MapTakenAs scene={scene} graph={posture.graph} />
    </>
  );
}

const noSteps: readonly FindingStep[] = [];

/** Opens those gates below, and keeps the address of the map. */
function GroupButton({ count, what, href }: NumberLink) {
  return (
    <button
      type="button"
      aria-label={`${count} ${what}`}
      onClick={({ currentTarget }) => showGroup(currentTarget.closest("[data-findings-list]"), href.slice(1))}
      className={numberLook}
    >
      {count}
    </button>
  );
}

/** @param name of a verdict; any other: all groups. */
function showGroup(list: Element | null, name: string): void {
  const groups = [...(list?.querySelectorAll<HTMLDetailsElement>("details[data-verdict]") ?? [])];
  const asked = groups.filter(({ dataset }) => dataset["verdict"] === name);
  const shown = asked.length > 0 ? asked : groups;
  for (const group of shown) group.open = true;
  list?.scrollTo({ top: (shown[0]?.offsetTop ?? 0) - 8 });
  shown[0]?.querySelector("summary")?.focus({ preventScroll: true });
}

/** Draws the shortest path past a gate, with the exposed targets of all paths and the places to close the gate: those list the other connections. */
function useGateOnMap(
  { pipeline, proof, today }: Scene,
  seen: RankedGate | undefined,
): readonly FindingStep[] {
  const [control, verdict] = [seen?.control, seen?.verdict];
  const marked = useMemo((): FindingHighlight | undefined => {
    if (!control || !verdict?.witness) return undefined;
    const { witness, exposedTargets, fix } = verdict;
    const [start = ""] = witness;
    return {
      steps: handOverSteps(hopsAlong(pipeline, witness, control.gate?.about)),
      edges: [],
      badges: [
        [start, { look: "start", text: "Enters here" }],
        ...exposedTargets.map((target) => [target, { look: "exposed", text: "Exposed" }] as const),
        ...(fix ? placesOfFix(pipeline, control, fix) : [])
          .filter(({ node }) => node !== start)
          .map(
            (place) =>
              [
                place.node,
                { look: "fix", text: place.control === control.id ? "Close here" : "Sign here" },
              ] as const,
          ),
      ],
    };
  }, [pipeline, control, verdict]);
  const said =
    control &&
    verdict &&
    `${control.title}: ${verdictWord(verdict)}. ${openWaySentence(pipeline, { catalogue: catalogueOf(pipeline), today }, control, verdict, proof) ?? verdictSentence({ control, verdict, proof, targets: [] })}`;
  useFindingHighlight(pipeline, marked, `${control?.id} ${verdict?.witness?.join(" ")}`, said);
  return marked?.steps ?? noSteps;
}
