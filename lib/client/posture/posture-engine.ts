import { incidents } from "@/lib/domain/catalogue/load-incidents";
import { mappedCatalogueOf } from "@/lib/domain/catalogue/own/mapped-catalogue-of";
import { checkedHandOvers } from "@/lib/domain/posture/checked-connections";
import { compromisedBy, reachersOf, wayOfAttack } from "@/lib/domain/posture/compromise";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { analyse, changesSoFar, lookForChanges } from "@/lib/domain/posture/analyse";
import type { Posture } from "@/lib/domain/posture/posture";
import { isSameToAnalysis } from "@/lib/domain/posture/same-to-analysis";
import { replayIncidents } from "@/lib/domain/posture/incidents/replay-incidents";
import { supposed } from "@/lib/domain/posture/what-if/supposed";
import type { PostureEngine } from "./answer-posture";

/** The analysis itself, with the catalogue and its mappings: a separate part of the program, mainly for a worker. */
export const postureEngine: PostureEngine = {
  createAnalyser,
  checkedHandOvers: (pipeline, today, posture) => [
    ...checkedHandOvers(pipeline, mappedCatalogueOf(pipeline), today, posture.unprotectedHandOvers?.declared),
  ],
  lookForChanges,
  changesSoFar,
  supposed: (pipeline, change, today) =>
    supposed(pipeline, change, { controls: mappedCatalogueOf(pipeline).controls, today }),
  compromise: (pipeline, today, { node, proof, direction, wayTo }) => {
    const asked = direction === "reaches" ? compromisedBy : reachersOf;
    const [from, to] = direction === "reaches" ? [node, wayTo] : [wayTo, node];
    return {
      ...asked(pipeline, mappedCatalogueOf(pipeline), today, node, proof),
      ...(from === undefined || to === undefined
        ? {}
        : { way: wayOfAttack(pipeline, mappedCatalogueOf(pipeline), today, from, to, proof) }),
    };
  },
  incident: (pipeline, today, { incident, proof }) => {
    const asked = incidents.filter(({ id }) => id === incident);
    return replayIncidents(pipeline, mappedCatalogueOf(pipeline), asked, today, proof)[0];
  },
};

function createAnalyser(): (pipeline: Pipeline, today: string) => Posture {
  let last: { readonly pipeline: Pipeline; readonly today: string; readonly posture: Posture } | undefined;
  return (pipeline, today) => {
    const known =
      last?.today === today && isSameToAnalysis(last.pipeline, pipeline) ? last.posture : undefined;
    const posture = known ?? analyse(pipeline, mappedCatalogueOf(pipeline), today);
    last = { pipeline, today, posture };
    return posture;
  };
}
