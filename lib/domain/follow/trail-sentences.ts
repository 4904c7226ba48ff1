import type { PipelineNode } from "../pipeline/document";
import { asideSentence, checkSentence, hopSentence, orderSentence, proofText } from "./hop-sentences";
import type { Trail } from "./trail";
import { counted } from "../words/english";
import { joinWithAnd } from "../words/join-with-and";

/** The followed images: "app" or "all images". */
export function followedName({ image }: Pick<Trail, "image">): string {
  return image?.name ?? "all images";
}

/** "From Developer and Docker Hub to Container hosts in 6 connections: 1 manual, 4 not checked." */
export function trailSentence(trail: Trail): string {
  const { hops, reachesHost } = trail;
  if (hops.length === 0)
    return `There is no line to follow for ${followedName(trail)}: no connection carries anything.`;
  const manual = hops.filter(({ edge }) => edge.automated === false).length;
  const way = `${fromWords(trail.starts)}to ${named(trail.ends)} in ${counted(hops.length, "connection")}`;
  const figures = `${manual === 0 ? "none" : manual} manual${uncheckedWords(trail)}`;
  const warning = reachesHost ? "" : " The line does not reach a node that runs containers yet.";
  return `${way}: ${figures}.${warning}`;
}

/** The line as plain text, to paste into a ticket or a mail. @param most so many connections at most */
export function trailText(
  trail: Trail,
  pipeline: { readonly name: string },
  today: string,
  most = Infinity,
): string {
  const title = `${pipeline.name}: follow ${followedName(trail)} (${today})`;
  const hops = trail.hops
    .slice(0, most)
    .map((hop, index) =>
      [
        `${index + 1}. ${[hopSentence(hop), checkSentence(hop), orderSentence(hop)].filter((part) => part !== undefined).join(" ")}`,
        ...hop.controls.map(
          (one) =>
            `   - ${one.checks ? "Gate" : "Also in place"}: ${one.control.title}, at ${one.node.name}: ${proofText(one)}`,
        ),
      ].join("\n"),
    );
  const left =
    trail.hops.length > hops.length ? [`and ${trail.hops.length - hops.length} more connections`] : [];
  return [
    title,
    trailSentence(trail),
    ...hops,
    ...left,
    ...trail.asides.slice(0, most).map(asideSentence),
  ].join("\n\n");
}

/** Nothing until the analysis has answered. */
function uncheckedWords({ hops }: Pick<Trail, "hops">): string {
  if (hops.some(({ isChecked }) => isChecked === undefined)) return "";
  const unchecked = hops.filter(({ isChecked }) => isChecked === false).length;
  return unchecked === 0 ? ", all checked" : `, ${unchecked} not checked`;
}

function fromWords(starts: readonly PipelineNode[]): string {
  return starts.length === 0 ? "Round in a circle " : `From ${named(starts)} `;
}

const mostNamed = 3;

function named(nodes: readonly PipelineNode[]): string {
  return joinWithAnd(
    nodes.map(({ name }) => name),
    mostNamed,
  );
}
