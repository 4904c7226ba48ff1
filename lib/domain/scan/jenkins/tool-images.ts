import type { ControlFact, ToolFact } from "../facts";
import { parseImageRef } from "../image-ref";
import type { Place } from "../source";
import { isFloating } from "./docker-arguments";

/** An image in which steps run, in parts; undefined if the text names none. */
export function toolOf(image: string): Omit<ToolFact, "at" | "by"> | undefined {
  const parsed = parseImageRef(image);
  if (!parsed) return undefined;
  const version = parsed.digest ?? parsed.tag;
  const cut = parsed.digest === undefined ? parsed.tag && `:${parsed.tag}` : image.slice(image.indexOf("@"));
  const isOpen = parsed.unresolved.length > 0;
  return {
    kind: "tool",
    what: "image",
    name: cut && image.endsWith(cut) ? image.slice(0, -cut.length) : image,
    ...(version !== undefined && { version }),
    pinned: parsed.digest === undefined ? (isOpen ? "unknown" : false) : true,
  };
}

/** Whether the images in which steps run can move: the worst of them, or that each is there by digest. */
export function judgeToolImages(
  tools: readonly Omit<ToolFact, "by">[],
  about: string,
): readonly ControlFact[] {
  const seen: { readonly image: string; readonly at: Place }[] = [];
  for (const fact of tools) {
    if (fact.what !== "image" || fact.local) continue;
    const sign = fact.version?.includes(":") ? "@" : ":";
    seen.push({
      image: fact.version === undefined ? fact.name : `${fact.name}${sign}${fact.version}`,
      at: fact.at,
    });
  }
  const floating = seen.filter(({ image }) => isFloating(image));
  const isOpen = (image: string) => /^[^:]*$|:latest$/.test(image.slice(image.lastIndexOf("/") + 1));
  const worst = floating.find(({ image }) => isOpen(image)) ?? floating[0];
  const control = { kind: "control", control: "ci-tool-images-pinned", about } as const;
  if (worst)
    return [
      { ...control, at: worst.at, status: "violated", fact: `steps run in ${worst.image}, whose tag moves` },
    ];
  const [first] = seen;
  return first && seen.every(({ image }) => image.includes("@sha256:"))
    ? [{ ...control, at: first.at, status: "present", fact: `${seen.length} images by digest` }]
    : [];
}
