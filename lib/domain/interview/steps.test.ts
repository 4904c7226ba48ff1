import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  answer,
  controlsOn,
  perform,
  type Step as Answering,
  steps as answerings,
  tool,
} from "../../testing/interview-steps";
import { technologyById } from "../catalogue/technologies";
import { templateById } from "../catalogue/templates/templates";
import { emptyPipeline, type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { noAnswers } from "./answers";
import { askedControls } from "./asked-controls";
import { choicesFor } from "./choices";
import { toggleParent } from "./edit-answers";
import { registryOf } from "./registry-of";
import { questionsLeft, resumeAt, stepsOf } from "./steps";
import { topics, withoutAnswer, isAnswered } from "./topics";
import { askedHandOvers, readAnswers } from "./read-answers";

const stepsIn = (pipeline: Pipeline) => stepsOf(pipeline, controlsOn(pipeline));
const resume = (pipeline: Pipeline, ...passed: string[]) => resumeAt(stepsIn(pipeline), new Set(passed))?.key;
const after = (...all: Answering[]) =>
  all.reduce((pipeline, step) => answer(pipeline, step).pipeline, emptyPipeline("P"));

describe("going on with the interview", () => {
  test("begins at the beginning, and comes back to the question after the last answer, whatever was left out before it", () => {
    expect(resume(emptyPipeline("P"))).toBe("images");
    expect(resume(after(tool("repositories", "github")))).toBe("ci");
    expect(resume(after(tool("repositories", "github"), tool("registries", "ecr")))).toBe("orchestrators");
    expect(resume(after(tool("repositories", "github")), "ci", "builds")).toBe("parents");
  });

  test("asks about each node once the map is drawn, skips what is claimed or was passed, and ends", () => {
    const drawn = after(tool("ci", "jenkins"), tool("registries", "ecr"), (answers) => ({
      ...answers,
      ciBuilds: true,
    }));
    const all = after(tool("ci", "jenkins"), tool("registries", "ecr"), (answers, pipeline) => ({
      ...answers,
      byHand: new Map(askedHandOvers(pipeline, answers).map(({ id }) => [id, false])),
    }));
    expect(resume(drawn)).toBe("orchestrators");
    expect(resume(all)).toBe("iv-ci-jenkins ci-ephemeral-workers");
    const claimed = perform(all, [
      {
        type: "claim.changed",
        node: "iv-ci-jenkins",
        control: "ci-ephemeral-workers",
        set: { status: "missing" },
      },
    ]);
    expect(resume(claimed)).toBe("iv-ci-jenkins jenkins-controller-isolation");
    const rest = stepsIn(all).flatMap((step) => (step.type === "control" ? [step.key] : []));
    expect(rest).toHaveLength(10);
    expect(resume(all, ...rest)).toBe("end");
  });

  test("names how many questions follow: never fewer than are asked, nor those that were answered along", () => {
    const all = after(tool("ci", "jenkins"), tool("registries", "ecr"), tool("orchestrators", "eks"));
    const none = new Set<string>();
    const [first] = stepsIn(emptyPipeline("P"));
    const asked = stepsIn(all).filter(({ type }) => type === "topic").length;
    expect(asked).toBeGreaterThan(stepsIn(emptyPipeline("P")).length);
    expect(first && questionsLeft(stepsIn(emptyPipeline("P")), first, none)).toBe(topics.length - 1);
    expect(topics.length).toBeGreaterThanOrEqual(asked);
    const [one, two, ...more] = stepsIn(all).filter(({ type }) => type === "control");
    expect(one && questionsLeft(stepsIn(all), one, none)).toBe(more.length + 1);
    expect(one && two && questionsLeft(stepsIn(all), one, new Set([two.key]))).toBe(more.length);
  });

  test("a registry that a parent image names is chosen, and still asked about", () => {
    const named = after(
      tool("ci", "jenkins"),
      (answers, pipeline) => toggleParent(answers, "ubuntu:24.04", pipeline),
      (answers, pipeline) => toggleParent(answers, "alpine", pipeline),
    );
    const registries = (pipeline: Pipeline) =>
      readAnswers(pipeline).tools.parentRegistries.map(({ technology }) => technology);
    expect(registries(named)).toEqual(["docker-hub"]);
    expect(resume(named)).toBe("parentRegistries");
    const one = answer(named, (answers, pipeline) => toggleParent(answers, "alpine", pipeline)).pipeline;
    expect(registries(one)).toEqual(["docker-hub"]);
    const none = answer(one, (answers, pipeline) => toggleParent(answers, "ubuntu:24.04", pipeline)).pipeline;
    expect(registries(none)).toEqual([]);
  });

  test("a registry that is named in place of a parent image is chosen, and is no image", () => {
    const named = after(tool("ci", "jenkins"), (answers, pipeline) =>
      toggleParent(answers, "Docker Hub", pipeline),
    );
    const read = readAnswers(named);
    expect(read.tools.parentRegistries.map(({ technology }) => technology)).toEqual(["docker-hub"]);
    expect(read.parents).toEqual([]);
    const again = answer(named, (answers, pipeline) =>
      toggleParent(answers, "docker hub", pipeline),
    ).pipeline;
    expect(readAnswers(again).tools.parentRegistries).toHaveLength(1);
  });

  test("a map that was drawn without it has only the questions about its nodes left", () => {
    const drawn = pipelineFromDocument(
      templateById("article")?.document ?? {
        schema: "blueline/pipeline/1",
        name: "",
        nodes: [],
        edges: [],
        zones: [],
        images: [],
        claims: [],
      },
    );
    expect(resume(drawn)).toMatch(/^check-in src-/);
    expect(stepsIn(drawn)[0]?.key).toBe("images");
  });

  test("every question is there once, whatever was answered, and taking an answer back leaves the question open", () => {
    fc.assert(
      fc.property(answerings, fc.constantFrom(...topics), (all, { id }) => {
        const pipeline = after(...all);
        const keys = stepsIn(pipeline).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(resume(pipeline)).toBeDefined();
        const without = answer(pipeline, (answers) => withoutAnswer(id, answers)).pipeline;
        const answers = readAnswers(without);
        expect(isAnswered(id, answers, askedHandOvers(without, answers))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the five controls that are asked about", () => {
  const asked = (kind: "ci" | "host" | "production-registry" | "builder", ...technologies: string[]) => {
    const node = {
      id: "n",
      kind,
      technologies,
      name: "N",
      stage: "build",
      position: { x: 0, y: 0 },
    } as const;
    return askedControls(
      { ...node, technologies },
      controlsOn(emptyPipeline("P"))({ ...node, technologies }),
    ).map(({ id }) => id);
  };
  test("are the tool's own first, then the weightiest, gates before the rest", () => {
    expect(asked("ci", "jenkins")).toEqual([
      "ci-ephemeral-workers",
      "jenkins-controller-isolation",
      "jenkins-access-and-scripts",
      "img-vuln-scan",
      "img-sign",
    ]);
    expect(asked("ci", "bamboo")).toEqual([
      "ci-untrusted-code-isolation",
      "img-vuln-scan",
      "ci-ephemeral-workers",
      "img-sign",
      "ci-access-control",
    ]);
    expect(asked("production-registry", "ecr")).toEqual([
      "reg-promotion-gate",
      "reg-access-control",
      "reg-immutable-tags",
      "ecr-repository-policies",
      "reg-continuous-scan",
    ]);
    expect(asked("host", "ec2")[0]).toBe("host-patching");
  });

  test("are the same in whatever order the catalogue lists them, and apply to the node", () => {
    const node = {
      id: "n",
      kind: "orchestrator",
      technologies: ["eks"],
      name: "E",
      stage: "run",
      position: { x: 0, y: 0 },
    } as const;
    const controls = controlsOn(emptyPipeline("P"))({ ...node, technologies: ["eks"] });
    expect(askedControls({ ...node, technologies: ["eks"] }, controls.toReversed())).toEqual(
      askedControls({ ...node, technologies: ["eks"] }, controls),
    );
    for (const { appliesTo } of askedControls({ ...node, technologies: ["eks"] }, controls))
      expect(appliesTo).toContain("orchestrator");
  });
});

describe("choices", () => {
  test("put first what goes with the answers before", () => {
    const first = (slot: Parameters<typeof choicesFor>[0], ...steps: Answering[]) =>
      choicesFor(slot, readAnswers(after(...steps)))[0]?.id;
    expect(first("ci", tool("repositories", "gitlab"))).toBe("gitlab-ci");
    expect(first("orchestrators", tool("registries", "ecr"))).toBe("eks");
    expect(first("hosts", tool("orchestrators", "eks"))).toBe("ec2");
    expect(
      choicesFor("parentRegistries", { ...noAnswers, parents: ["quay.io/centos/centos:stream10"] })[0]?.id,
    ).toBe("quay");
  });

  test("a reference tells its registry by its address, which the catalogue knows", () => {
    expect(
      [
        "ubuntu:24.04",
        "team/app",
        "docker.io/library/alpine",
        "gcr.io/distroless/static",
        "127.0.0.1:5000/a",
        "example.com/a",
      ].map(registryOf),
    ).toEqual(["docker-hub", "docker-hub", "docker-hub", "distroless", undefined, undefined]);
    for (const ref of [
      "ghcr.io/a/b",
      "1234.dkr.ecr.eu-west-1.amazonaws.com/a",
      "nvcr.io/nvidia/cuda",
      "registry.redhat.io/ubi9",
      "europe-docker.pkg.dev/p/r/i",
    ])
      expect(technologyById(registryOf(ref) ?? "")?.kinds).toContain("parent-registry");
  });
});
