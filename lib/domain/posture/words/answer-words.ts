import { capitalise } from "../../capitalise";
import type { Place } from "../../edits/plan";
import { claimsOf, type Pipeline } from "../../pipeline/pipeline";
import { joinWithAnd } from "../../words/join-with-and";
import { ownerOf } from "../coverage/assessments";
import { noteOnMap } from "./claim-note";
import { mostNamed } from "./node-names";

/**
 * The owners of a fix, and whether its risk is accepted: "Owner: Ana. Accepted until 1 Mar 2027 by Bo."; "Owners: Ana and Platform;
 * 2 of 6 places without. 4 of 6 accepted." A control without an owner belongs to the owner of its node.
 * @param today the UTC day, `YYYY-MM-DD`.
 * @returns undefined for no place
 */
export function answerWords(pipeline: Pipeline, places: readonly Place[], today: string): string | undefined {
  if (places.length === 0) return undefined;
  const said = places.map(({ node, control }) => {
    const [at, claim] = [pipeline.nodes.get(node), claimsOf(pipeline, node).get(control)];
    return {
      owner: at && ownerOf({ node: at, claim }),
      note: noteOnMap(claim, today, pipeline),
    };
  });
  const owners = [...new Set(said.flatMap(({ owner }) => owner ?? []))];
  const without = said.filter(({ owner }) => owner === undefined).length;
  const ofThem =
    without === 0 || owners.length === 0 ? "" : `; ${without} of ${places.length} places without`;
  const who =
    owners.length === 0
      ? "No owner"
      : `${owners.length === 1 ? "Owner" : "Owners"}: ${joinWithAnd(owners, mostNamed)}${ofThem}`;
  const notes = said.flatMap(({ note }) => note?.words ?? []);
  const accepted = said.filter(({ note }) => note?.is === "accepted").length;
  const isOne = notes.length === places.length && new Set(notes).size === 1;
  const rest = isOne
    ? ` ${capitalise(notes[0] ?? "")}.`
    : accepted > 0
      ? ` ${accepted} of ${places.length} accepted.`
      : "";
  return `${who}.${rest}`;
}
