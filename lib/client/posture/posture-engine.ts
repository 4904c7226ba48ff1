import { incidents } from "@/lib/domain/catalogue/load-incidents";
import { mappedCatalogue } from "@/lib/domain/catalogue/load-mappings";
import { compromisedBy, reachersOf, wayOfAttack } from "@/lib/domain/posture/compromise";
import { createAnalyser, lookForChanges } from "@/lib/domain/posture/create-analyser";
import { replayIncidents } from "@/lib/domain/posture/incidents/replay-incidents";
import { supposed } from "@/lib/domain/posture/what-if/supposed";
import type { PostureEngine } from "./answer-posture";

/** The analysis itself, with the catalogue and its mappings: a part of the program of its own, for a worker above all. */
export const postureEngine: PostureEngine = {
  createAnalyser: () => createAnalyser(mappedCatalogue),
  lookForChanges,
  supposed: (pipeline, change, today) =>
    supposed(pipeline, change, { controls: mappedCatalogue.controls, today }),
  compromise: (pipeline, today, { node, proof, direction, wayTo }) => {
    const asked = direction === "reaches" ? compromisedBy : reachersOf;
    const [from, to] = direction === "reaches" ? [node, wayTo] : [wayTo, node];
    return {
      ...asked(pipeline, mappedCatalogue, today, node, proof),
      ...(from === undefined || to === undefined
        ? {}
        : { way: wayOfAttack(pipeline, mappedCatalogue, today, from, to, proof) }),
    };
  },
  incident: (pipeline, today, { incident, proof }) => {
    const asked = incidents.filter(({ id }) => id === incident);
    return replayIncidents(pipeline, mappedCatalogue, asked, today, proof)[0];
  },
};
