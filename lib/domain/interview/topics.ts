import type { PipelineEdge } from "../pipeline/document";
import { type Answers, type Slot, targetsOf } from "./answers";

export type TopicId = Slot | "images" | "builds" | "parents" | "deploys" | "environment" | "byHand";

export interface Topic {
  readonly id: TopicId;
  readonly question: string;
  readonly hint: string;
  /** What it asks for, in a list: "what you build". */
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
    id: "parents",
    question: "Which parent images do they start from?",
    hint: "As the FROM line of the Dockerfile says: ubuntu:24.04, alpine, mcr.microsoft.com/dotnet/aspnet:8.0.",
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
    hint: "Where the build pushes to, and what runs them pulls from.",
    about: "which registry keeps the images",
  },
  {
    id: "orchestrators",
    question: "Which orchestrator runs the containers?",
    hint: "What decides on which host a container runs. None, if they are started on a host directly.",
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
    hint: "What runs at the end of this pipeline. Others can be added on the map.",
    about: "which environment it is",
  },
  {
    id: "byHand",
    question: "What is done by hand?",
    hint: "The hand-overs that need a person each time. Those that you don't choose count as automated.",
    about: "what is done by hand",
  },
];

/** Whether there is anything yet that the question is about. */
export function isAsked(topic: TopicId, { tools }: Answers, handOvers: readonly PipelineEdge[]): boolean {
  if (topic === "environment") return targetsOf(tools).length > 0;
  return topic !== "byHand" || handOvers.length > 0;
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
    case "environment":
      return answers.environment !== undefined;
    case "byHand":
      return handOvers.length > 0 && handOvers.every(({ automated }) => automated !== undefined);
    default:
      return answers.tools[topic].length > 0;
  }
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
      return { ...answers, environment: undefined };
    case "byHand":
      return { ...answers, byHand: new Map() };
    default:
      return without(topic);
  }
}
