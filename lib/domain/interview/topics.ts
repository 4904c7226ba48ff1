import type { PipelineEdge } from "../pipeline/document";
import { type Answers, placedTools, type Slot, targetsOf } from "./answers";
import { setEnvironment, setPair } from "./edit-answers";
import { askedGroups, type Pair, type PairTopic, pairTopics } from "./pairs";
import { registryOf } from "./registry-of";

export type TopicId =
  | Slot
  | PairTopic
  | "images"
  | "builds"
  | "parents"
  | "deploys"
  | "environment"
  | "byHand";

export interface Topic {
  readonly id: TopicId;
  readonly question: string;
  readonly hint: string;
  /** Its subject in a list: "what you build". */
  readonly about: string;
}

export const topics: readonly Topic[] = [
  {
    id: "images",
    question: "What do you build?",
    hint: "The images that travel through this pipeline, by the names that your team uses, such as payments-api.",
    about: "what you build",
  },
  {
    id: "repositories",
    question: "Where is the code?",
    hint: "Every service that keeps code which ends up in these images.",
    about: "where the code is",
  },
  {
    id: "ci",
    question: "Which CI runs at a check-in?",
    hint: "The tool that takes the code and starts the build.",
    about: "which CI runs",
  },
  {
    id: "builds",
    question: "What builds the images?",
    hint: "CI itself, if its jobs run the build. A builder, if CI hands the code on to another service.",
    about: "what builds the images",
  },
  {
    id: "packages",
    question: "Which tools run inside CI, and where do they come from?",
    hint: "Actions, plugins, scanners, packages, build tools: whoever can change them can run code in the build. Choose their sources.",
    about: "what runs inside CI",
  },
  {
    id: "parents",
    question: "Which parent images do they start from?",
    hint: "As in the FROM line of the Dockerfile: ubuntu:24.04, alpine, mcr.microsoft.com/dotnet/aspnet:8.0.",
    about: "which parent images they start from",
  },
  {
    id: "parentRegistries",
    question: "Where do the parent images come from?",
    hint: "Every registry that the build pulls from. A name without an address comes from Docker Hub.",
    about: "where parent images come from",
  },
  {
    id: "registries",
    question: "Which registry keeps the images for production?",
    hint: "The build pushes images to it, and your runtime pulls them. If each environment has its own, add each by name, such as Harbor staging.",
    about: "which registry keeps the images",
  },
  {
    id: "orchestrators",
    question: "Which orchestrator runs the containers?",
    hint: "It decides on which host a container runs. None, if containers start directly on a host. If there are several, add each by name, such as EKS staging.",
    about: "which orchestrator runs the containers",
  },
  {
    id: "hosts",
    question: "On what hosts do they run?",
    hint: "The machines whose kernel the containers share.",
    about: "on what hosts they run",
  },
  {
    id: "deploys",
    question: "Who gives the order to deploy?",
    hint: "A delivery tool, a job of the CI, or a person who types the command.",
    about: "who gives the order to deploy",
  },
  {
    id: "environment",
    question: "Which environment is this?",
    hint: "Production, or a stage before it. Environments in names, such as EKS staging, are already chosen.",
    about: "which environment it is",
  },
  {
    id: "promotion",
    question: "Is anything promoted from one to another?",
    hint: "An image copied from the staging to the production registry, or a release moved to the next environment.",
    about: "what is promoted",
  },
  {
    id: "connections",
    question: "Which of these are real?",
    hint: "Several are possible, so not every pair need exist. Usual pairs, and pairs without an alternative, are already ticked.",
    about: "which connections exist",
  },
  {
    id: "past",
    question: "Can a person push an image past CI?",
    hint: "From a laptop straight to a registry, for example for a hotfix at night. Such a push bypasses all CI checks.",
    about: "what is pushed past CI",
  },
  {
    id: "strangers",
    question: "Does CI build changes from outside?",
    hint: "Pull requests from forks, before your team reviews them. Choose the repositories that accept them.",
    about: "changes from outside",
  },
  {
    id: "credentials",
    question: "Which long-lived keys does CI keep?",
    hint: "A password, token or key that does not expire within the hour. Choose its target, then its rights there. None, if CI signs in for each job.",
    about: "which keys CI keeps",
  },
  {
    id: "byHand",
    question: "Which connections are manual?",
    hint: "Connections that need a person each time. All others count as automated.",
    about: "which connections are manual",
  },
];

/** Whether the map has a subject for the question yet. */
export function isAsked(topic: TopicId, answers: Answers, handOvers: readonly PipelineEdge[]): boolean {
  if (topic === "environment") return targetsOf(answers.tools).length > 0;
  if (isPairTopic(topic)) return askedGroups(answers, topic).length > 0;
  if (topic === "packages") return answers.tools.ci.length + answers.tools.builders.length > 0;
  return topic !== "byHand" || handOvers.length > 0;
}

function isPairTopic(topic: TopicId): topic is PairTopic {
  return pairTopics.some((one) => one === topic);
}

/** Whether the map holds an answer. */
export function isAnswered(topic: TopicId, answers: Answers, handOvers: readonly PipelineEdge[]): boolean {
  switch (topic) {
    case "images":
    case "parents":
      return answers[topic].length > 0;
    case "builds":
      return answers.ciBuilds !== undefined || answers.tools.builders.length > 0;
    case "deploys":
      return answers.tools.delivery.length > 0 || answers.deploysBy.ci || answers.deploysBy.person;
    case "environment": {
      const targets = placedTools(answers.tools);
      return targets.length > 0 && targets.every(({ environment }) => environment !== undefined);
    }
    case "promotion":
    case "past":
    case "strangers":
    case "credentials":
      return openPairs(topic, answers).some((pairs) => pairs.some(({ isReal }) => isReal));
    case "connections": {
      const groups = openPairs(topic, answers);
      return groups.length > 0 && groups.every((pairs) => pairs.some(({ isReal }) => isReal));
    }
    case "byHand":
      return handOvers.length > 0 && handOvers.every(({ automated }) => automated !== undefined);
    default:
      return answers.tools[topic].length > 0;
  }
}

/**
 * Whether the map's answer was filled in automatically, so that the question is still to be asked: registries that parent images name,
 * and usual connections.
 */
export function isSupposed(topic: TopicId, answers: Answers): boolean {
  if (topic === "parentRegistries") {
    const named = new Set(answers.parents.map(registryOf));
    return answers.tools.parentRegistries.every(({ technology }) => named.has(technology));
  }
  return (
    topic === "connections" &&
    openPairs(topic, answers)
      .flat()
      .every(({ isUsual }) => isUsual)
  );
}

/** The answers without this one. */
export function withoutAnswer(topic: TopicId, answers: Answers): Answers {
  const without = (slot: Slot) => ({ ...answers, tools: { ...answers.tools, [slot]: [] } });
  switch (topic) {
    case "images":
    case "parents":
      return { ...answers, [topic]: [] };
    case "builds":
      return { ...without("builders"), ciBuilds: undefined };
    case "deploys":
      return { ...without("delivery"), deploysBy: { ci: false, person: false } };
    case "environment":
      return placedTools(answers.tools).reduce((all, { id }) => setEnvironment(all, id, undefined), answers);
    case "promotion":
    case "connections":
    case "past":
    case "strangers":
    case "credentials":
      return openPairs(topic, answers)
        .flat()
        .reduce((all, pair) => setPair(all, pair, false), answers);
    case "packages":
      return { ...without(topic), pinned: new Map() };
    case "byHand":
      return { ...answers, byHand: new Map() };
    default:
      return without(topic);
  }
}

/** The pairs of each grid to ask about. */
export function openPairs(topic: PairTopic, answers: Answers): readonly (readonly Pair[])[] {
  return askedGroups(answers, topic).map(({ pairs }) => pairs.filter(({ isOpen }) => isOpen));
}
