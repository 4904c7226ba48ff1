"use client";
import { useEffect, useMemo } from "react";
import { ChokePointList } from "@/components/findings/choke-points/choke-points";
import { gatePlaces } from "@/components/findings/gates/gate-places";
import { chokePointBadge, chokePointSentence } from "@/lib/domain/posture/words/choke-point-sentence";
import { type FindingHighlight, useFindingHighlight } from "../../highlight/use-finding-highlight";
import { useMapActions, useMapState } from "../../state/map-context";
import { keepFindingInAddress } from "./finding-address";
import { type Findings, FindingsPanel } from "./findings-panel";

export function ChokePointsPanel() {
  return (
    <FindingsPanel name="choke-points" title="Choke points">
      {(findings) => <ChokePoints {...findings} />}
    </FindingsPanel>
  );
}

function ChokePoints({ posture, scene }: Findings) {
  const { pipeline, proof, today, targets } = scene;
  const map = useMapActions();
  const looked = useMapState((state) => state.looked.chokePoint);
  const placesOf = useMemo(() => gatePlaces(pipeline, today), [pipeline, today]);
  const points = posture.chokePoints[proof];
  const chosen = points.find(({ node }) => node === looked);
  const marked = useMemo((): FindingHighlight | undefined => {
    const shown = chosen ? [chosen] : points;
    if (shown.length === 0) return undefined;
    const shielded = chosen ? chosen.targets.filter((target) => target !== chosen.node) : [];
    return {
      steps: [],
      edges: [],
      badges: [
        ...shown.map((point) => [point.node, { look: "choke-point", text: chokePointBadge(point) }] as const),
        ...shielded.map((target) => [target, { look: "exposed", text: "Behind it" }] as const),
      ],
    };
  }, [chosen, points]);
  const said = chosen
    ? chokePointSentence(pipeline, chosen, targets.length)
    : `${points.length} choke points.`;
  useFindingHighlight(pipeline, marked, looked ?? "all", said);
  useEffect(() => keepFindingInAddress("choke-points"), []);
  if (targets.length === 0)
    return <p>No node on the map runs containers. Add one, then connect something to it.</p>;
  return (
    <ChokePointList
      scene={scene}
      points={points}
      placesOf={placesOf}
      chosen={chosen?.node}
      onChoose={(chokePoint) => map.lookAt({ chokePoint })}
    />
  );
}
