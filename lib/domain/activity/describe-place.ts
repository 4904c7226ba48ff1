import type { Pipeline } from "../pipeline/pipeline";
import {
  claimNouns,
  edgeNouns,
  type Fields,
  imageNouns,
  nodeNouns,
  pipelineNouns,
  valueText,
  zoneNouns,
} from "./field-words";
import { type Names, namesIn } from "./names";
import { type Place, valueAt } from "./differences";

const nounsOf: { readonly [Of in Place["of"]]: Fields } = {
  pipeline: pipelineNouns,
  nodes: { ...nodeNouns, position: "place on the map" },
  edges: edgeNouns,
  zones: zoneNouns,
  images: imageNouns,
  claims: { ...claimNouns, evidence: "evidence" },
  reviews: {},
};

/** The value of a place now: "the owner of Jenkins is now Ben". */
export function describePlace(pipeline: Pipeline, place: Place): string {
  const names = namesIn(pipeline);
  const subject = subjectText(place, names);
  if (place.field === undefined) return `${subject}, as it is now`;
  const noun = nounsOf[place.of][place.field];
  const value = valueAt(pipeline, place);
  const [what, text] = [
    `the ${typeof noun === "string" ? noun : place.field} of ${subject}`,
    valueText(place.field, value, names),
  ];
  if (value === undefined) return `${what} is now empty`;
  return text === undefined ? `${what} was changed` : `${what} is now ${text}`;
}

function subjectText({ of, id, control = "" }: Place, names: Names): string {
  switch (of) {
    case "pipeline":
      return "the pipeline";
    case "nodes":
      return names.node(id);
    case "edges":
      return names.edge(id);
    case "zones":
      return `the zone ${names.zone(id)}`;
    case "images":
      return `the image ${names.image(id)}`;
    case "claims":
      return `${names.control(control)} on ${names.node(id)}`;
    case "reviews":
      return `the approval of ${names.control(control)} on ${names.node(id)}`;
  }
}
