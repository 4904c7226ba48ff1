import { capitalise } from "../capitalise";
import type { NodeKind, PipelineNode } from "../pipeline/document";
import type { Technology } from "./catalogue";
import { technologiesFor, technologyById } from "./technologies";

/** Of these a node is one tool instead of another. A host is a machine, a system and an engine at once. */
const oneTool: ReadonlySet<NodeKind> = new Set([
  "source-repository",
  "ci",
  "parent-registry",
  "production-registry",
  "package-registry",
  "delivery",
  "orchestrator",
]);

/** The steps of a control without those that are about other tools than the node's. */
export function tipsFor(
  how: readonly string[],
  { kind, technologies = [] }: Pick<PipelineNode, "kind" | "technologies">,
): readonly string[] {
  const ids = new Set(technologies.flatMap((id) => [id, ...(technologyById(id)?.products ?? [])]));
  const own = [...ids].flatMap((id) => technologyById(id) ?? []);
  if (own.length === 0 || !oneTool.has(kind)) return how;
  const others = technologiesFor(kind).filter(({ id }) => !ids.has(id));
  const [ownWords, otherWords] = [own.flatMap(wordsOf), others.flatMap(wordsOf)];
  const hosts = otherWords.filter((word) => codeHosts.has(word));
  const isMeant = (part: string) =>
    ownWords.some((word) => part.includes(word)) || !(names(leadOf(part), otherWords) || names(part, hosts));
  return how.flatMap((tip) => {
    // One tip may be about a tool in each of its parts: "In Jenkins, ...; in TeamCity, ..."
    const parts = tip.split(/(?<=[;.])\s+/);
    const meant = parts.filter(isMeant);
    if (meant.length === 0) return [];
    return meant.length === parts.length ? [tip] : [capitalise(meant.join(" ").replace(/;$/, "."))];
  });
}

/** Named anywhere, a tip is about them; another tool that is named late is an example. */
const codeHosts: ReadonlySet<string> = new Set(["GitHub", "GitLab", "Bitbucket", "Gitea"]);

function leadOf(part: string): string {
  return part.split(" ").slice(0, 4).join(" ");
}

function names(part: string, words: readonly string[]): boolean {
  const spaced = ` ${part.replaceAll(/[^\p{L}\p{N}/.-]+/gu, " ")} `.replaceAll(/[.] /g, " ");
  return words.some((word) => spaced.includes(` ${word} `) || spaced.includes(` ${word}-hosted `));
}

/** How tips call it: by its name, without its vendor, by its letters, or by its family. */
function wordsOf({ id, name }: Technology): readonly string[] {
  const family = /^(GitHub|GitLab|Bitbucket|Gitea|Docker|Jenkins)\b/.exec(name)?.[0];
  return [
    name,
    name.replace(/^(Amazon|AWS|Google|Red Hat|Azure|JFrog|Sonatype) /, ""),
    ...(id.length <= 4 ? [id.toUpperCase()] : []),
    ...(family === undefined ? [] : [family]),
  ];
}
