import { applyEdit } from "@/lib/domain/edits/apply-edit";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { drawFinding } from "@/lib/domain/running/draw-finding";
import { findRunning } from "@/lib/domain/running/find-running";
import type { RunningFinding } from "@/lib/domain/running/finding";
import type { Observation, SaidNodes } from "@/lib/domain/running/observation";
import { readRunning } from "@/lib/domain/running/read-running";
import { aPipeline } from "./builders";
import { aPod, digestOf } from "./running-fixtures";

/** When all was given, unless said otherwise. */
export const givenAt = "2026-11-28T10:00:00.000Z";

/** What a file says, as it is kept. */
export function observe(
  text: string,
  {
    registry,
    said = {},
    name = "given.json",
    on = givenAt,
  }: {
    readonly registry?: string;
    readonly said?: SaidNodes;
    readonly name?: string;
    readonly on?: string;
  } = {},
): readonly Observation[] {
  const read = readRunning({ name, text }, registry);
  if (!read.ok) throw new Error(read.error.message);
  return read.value.map((observed, index) => ({ id: `${on} ${name} ${index}`, at: on, observed, said }));
}

/** Harbor, pushed to by CI, and the cluster that pulls from it. */
export const drawnMap = aPipeline()
  .node("ci", { buildsImages: true })
  .node("registry", { name: "Harbor", url: "https://harbor.acme.example" })
  .node("cluster", { name: "Production" })
  .edge("ci", "registry")
  .edge("registry", "cluster");

/** A pod of that image. */
export const podOf = (image: string, name = "shop", digest = digestOf("a")) => aPod({ name, image, digest });
/** The keys of what is found. */
export const keysOf = (found: { readonly findings: readonly RunningFinding[] }) =>
  found.findings.map(({ key }) => key);
/** What is found, with nothing dismissed. */
export const findIn = (pipeline: Pipeline, ...observations: readonly (readonly Observation[])[]) =>
  findRunning(pipeline, observations.flat(), []);

/** What a person does with a finding on the map. */
export function draw(pipeline: Pipeline, { draws }: RunningFinding): Pipeline {
  if (!draws) throw new Error("There is nothing to draw.");
  let count = 0;
  const edit = drawFinding(
    pipeline,
    draws,
    () => `new-${++count}-${pipeline.nodes.size}-${pipeline.edges.size}-${pipeline.images.size}`,
  );
  if ("refused" in edit) throw new Error(edit.refused);
  const performed = applyEdit(pipeline, edit.operations);
  if (!performed.ok) throw new Error(performed.error);
  return performed.value.visible;
}
