"use client";
import { useEffect } from "react";
import { useMapState } from "../../state/map-context";
import { controlsById } from "../controls-by-id";
import { keepFindingInAddress } from "../review-address";
import { type Findings, ReviewPanel } from "../review-panel";
import { lookAtGate, useReview } from "../review-store";
import { BestFix } from "./best-fix";
import { GateGroups } from "./gate-groups";
import { GatesLead } from "./gates-lead";
import { MapTakenAs } from "./map-taken-as";
import { Signatures } from "./signatures";
import { groupGates } from "./group-gates";
import { useGateOnMap } from "./use-gate-on-map";

/** Every gate of the catalogue with its verdict; the one that is looked at is drawn on the map. */
export function BypassesPanel() {
  const asked = useMapState(({ panel }) => (panel?.name === "bypasses" ? panel.gate : undefined));
  useEffect(() => {
    if (asked !== undefined) lookAtGate(asked);
  }, [asked]);
  return (
    <ReviewPanel name="bypasses" title="Bypasses">
      {(findings) => <Bypasses {...findings} />}
    </ReviewPanel>
  );
}

function Bypasses({ posture, pipeline }: Findings) {
  const proof = useReview((state) => state.proof);
  const gate = useReview((state) => state.gate);
  const groups = groupGates(posture.gates, controlsById, proof);
  const chosen = groups.flatMap(({ gates }) => gates).find(({ control }) => control.id === gate);
  useGateOnMap(pipeline, chosen, proof);
  useEffect(() => keepFindingInAddress(gate ?? "bypasses"), [gate]);
  return (
    <>
      <p className="text-lead">
        <GatesLead verdicts={posture.gates.map((result) => result[proof])} />
      </p>
      <BestFix posture={posture} pipeline={pipeline} proof={proof} />
      <GateGroups
        groups={groups}
        chosen={chosen?.control.id}
        findings={{ posture, pipeline }}
        proof={proof}
      />
      <Signatures chains={posture.chains[proof]} pipeline={pipeline} />
      <MapTakenAs graph={posture.graph} pipeline={pipeline} />
    </>
  );
}
