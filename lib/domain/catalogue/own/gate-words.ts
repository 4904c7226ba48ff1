import type { GateAgainst, GatePoint, GateSubject } from "../../pipeline/document";
import type { GateForm } from "./gate-forms";

const points: { readonly [P in GatePoint]: string } = {
  commit: "At the commit",
  "pipeline-trigger": "Before a pipeline runs",
  "parent-pull": "Where a parent image is pulled",
  "image-build": "When the image is built",
  "registry-push": "At the push to a registry",
  promotion: "At the promotion",
  "registry-pull": "At the pull from a registry",
  deploy: "At the deployment",
  admission: "Before a container starts",
};

const subjects: { readonly [S in GateSubject]: string } = {
  content: "looks at what is handed over",
  orders: "looks at orders",
  any: "looks at all that comes",
};

const aims: { readonly [A in GateAgainst]: string } = {
  mistake: "stops known mistakes",
  any: "is an independent judgement",
  swap: "stops what was swapped",
  stranger: "stops what comes from elsewhere",
  outsider: "stops changes of outsiders",
};

/** "Before a container starts: looks at all that comes, stops known mistakes" */
export function gateWords({ point, about, against }: GateForm): string {
  return `${points[point]}: ${subjects[about]}, ${aims[against]}`;
}

/** The form in one text, as a choice holds it. */
export function gateKey({ point, about, against }: GateForm): string {
  return `${point} ${about} ${against}`;
}
