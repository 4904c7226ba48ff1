import type { ControlFact, Fact, ToolFact } from "../facts";
import { type ImageRef, parseImageRef } from "../image-ref";
import type { Place } from "../source";

interface Used {
  /** The id of the job that runs in it or beside it. */
  readonly by: string;
  readonly at: Place;
}

/** An image in which, or beside which, a job of CI runs. Undefined if the text names no image. */
export function toolImage(written: string, { by, at }: Used): ToolFact | undefined {
  const ref = parseImageRef(written);
  if (!ref) return undefined;
  const version = ref.digest ?? ref.tag;
  return {
    kind: "tool",
    by,
    at,
    what: "image",
    name: nameOf(written.trim(), ref),
    ...(version !== undefined && { version }),
    pinned: ref.digest !== undefined ? true : ref.unresolved.length > 0 ? "unknown" : false,
  };
}

/** As written, without tag and digest. */
function nameOf(written: string, { tag, digest }: ImageRef): string {
  const undigested = digest === undefined ? written : written.slice(0, -digest.length - 1);
  return tag === undefined ? undigested : undigested.slice(0, -tag.length - 1);
}

/**
 * Whether a pipeline's images and plugins are pinned: violated if one has no version, present if each has a digest. A tag alone is neither.
 */
export function toolImagesPinned(facts: readonly Fact[], ci: string): readonly ControlFact[] {
  const tools = facts.filter((fact) => fact.kind === "tool") as readonly ToolFact[];
  return [
    ...pinned(
      tools.filter(({ what }) => what === "image"),
      "ci-tool-images-pinned",
      ci,
    ),
    ...pinned(
      tools.filter(({ what }) => what === "plugin"),
      "ci-plugins-pinned",
      ci,
    ),
  ];
}

function pinned(
  tools: readonly ToolFact[],
  control: "ci-tool-images-pinned" | "ci-plugins-pinned",
  about: string,
): readonly ControlFact[] {
  const floating = tools.find(
    (tool) => tool.pinned === false && (tool.version === undefined || tool.version === "latest"),
  );
  const [first] = tools;
  const said = { kind: "control", control, about } as const;
  if (floating) {
    const fact = `${floating.name} without a version`;
    return [{ ...said, status: "violated", at: floating.at, fact }];
  }
  if (!first || tools.some((tool) => tool.pinned !== true)) return [];
  return [{ ...said, status: "present", at: first.at, fact: "each by its digest" }];
}

/** Whether a service beside a job is a Docker daemon of its own: `docker:dind`, `docker:27.3.1-dind-rootless`. */
export function isDockerInDocker(written: string): boolean {
  return /(?:^|[-.])dind(?:$|[-.])/.test(parseImageRef(written)?.tag ?? "");
}
