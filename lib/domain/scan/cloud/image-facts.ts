import { oncePer } from "../../once-per";
import type { ControlFact, RunImage } from "../facts";
import { parseImageRef } from "../image-ref";
import type { SourceFile, SourceTree } from "../source";
import { filledText, type Value } from "../values/value";
import { controlFact } from "./resource";

/**
 * The image that a value names. If the value is exactly a parameter's default it stays a placeholder, as deployments may set another; so it
 * does if a party outside the files changes the running image.
 */
export function imageOf(value: Value | undefined, isReplaced = false): RunImage | undefined {
  const ref = filledText(value);
  if (value === undefined || ref === undefined || !parseImageRef(ref)) return undefined;
  // An archive at an address, which Nomad takes too, is not an image of a registry.
  if (/:\/\//.test(ref.replace(/^(?:docker|oci):\/\//, ""))) return undefined;
  if (value.byDefault === undefined) return { ref, at: value.at, ...(isReplaced && { startsAs: ref }) };
  return { ref: value.byDefault, at: value.at, startsAs: ref };
}

/** Whether a resource leaves its image to others: Terraform does not undo what they change. */
export function leavesImage(ignoresChanges: readonly string[]): boolean {
  return ignoresChanges.some((name) =>
    /^all$|(?:^|[.\]])image(?:_uri)?$|^(?:template|spec|container_?definitions)/.test(name),
  );
}

/** Cut once a file, as a large one is asked for many of its lines. */
const linesOf = oncePer(({ text }: SourceFile): readonly string[] => text.split("\n"));

/** Evidence about its tag from an image's line. */
export function tagFacts(image: RunImage, about: string, tree: SourceTree): readonly ControlFact[] {
  const parsed = parseImageRef(image.ref);
  const file = tree.get(image.at.file);
  const line = file ? (linesOf(file)[image.at.line - 1] ?? "") : "";
  if (!parsed || image.startsAs !== undefined) return [];
  if (parsed.digest !== undefined && line.includes("sha256:")) {
    return [controlFact("immutable-tag-deployed", "present", about, `${image.ref} by digest`, image.at)];
  }
  const { tag } = parsed;
  if (parsed.unresolved.length > 0) return [];
  if (tag === "latest" || tag === undefined) {
    // Put together elsewhere, the line shows nothing.
    return line.includes(image.ref)
      ? [
          controlFact(
            "latest-tag-used",
            "violated",
            about,
            tag === undefined ? `${image.ref} has no tag` : image.ref,
            image.at,
          ),
        ]
      : [];
  }
  const isExact = /^v?\d+\.\d+\.\d+(?:[.+_-][\w.-]*)?$|^(?:sha-)?[0-9a-f]{7,40}$/.test(tag);
  return isExact && line.includes(tag)
    ? [controlFact("immutable-tag-deployed", "present", about, `tag ${tag}`, image.at)]
    : [];
}

const secretName =
  /(?:password|passwd|_pass|_pwd|secret|token|api_?key|private_?key|access_?key|credentials?)$/i;
const storeAddress =
  /^arn:[\w-]+:(?:ssm|secretsmanager):|\{\{resolve:(?:ssm-secure|secretsmanager):|secretsmanager|ssm_parameter|vault\b|key_?vault/i;

/** Whether a variable's name says that it holds a secret, and its value is one in plain text. */
export function isPlainSecret(name: string, value: Value | undefined): boolean {
  if (!secretName.test(name)) return false;
  return (
    value?.kind === "text" && value.isWhole && value.text.trim() !== "" && !storeAddress.test(value.text)
  );
}

/** Whether a value comes from a store of secrets, as its address says. */
export function isFromStore(value: Value | undefined): boolean {
  const text = filledText(value);
  return text !== undefined && storeAddress.test(text);
}
