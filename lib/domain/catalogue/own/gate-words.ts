import type { GateAgainst, GatePoint, GateSubject } from "../../pipeline/document";
import type { GateForm } from "./gate-forms";

const points: { readonly [P in GatePoint]: string } = {
  commit: "At the commit",
  "pipeline-trigger": "Before a pipeline runs",
  "parent-pull": "At the pull of a parent image",
  "image-build": "At the image build",
  "registry-push": "At the push to a registry",
  promotion: "At the promotion",
  "registry-pull": "At the pull from a registry",
  deploy: "At the deployment",
  admission: "Before a container starts",
};

const subjects: { readonly [S in GateSubject]: string } = {
  content: "inspects artifacts",
  orders: "inspects orders",
  any: "inspects everything",
};

const aims: { readonly [A in GateAgainst]: string } = {
  mistake: "blocks known mistakes",
  any: "judges independently",
  swap: "blocks swapped artifacts",
  stranger: "blocks artifacts from elsewhere",
  outsider: "blocks outsiders' changes",
};

/** "Before a container starts: inspects everything, blocks known mistakes" */
export function gateWords({ point, about, against }: GateForm): string {
  return `${points[point]}: ${subjects[about]}, ${aims[against]}`;
}

/** The form as one string: the value of a select option. */
export function gateKey({ point, about, against }: GateForm): string {
  return `${point} ${about} ${against}`;
}
