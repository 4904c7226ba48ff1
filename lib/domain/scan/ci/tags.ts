import type { ControlFact } from "../facts";
import { parseImageRef } from "../image-ref";
import type { Place } from "../source";

/** Variables that hold the commit, as the CI systems call them. */
const commit =
  /(?:CI_COMMIT_(?:SHORT_)?SHA|CIRCLE_SHA1|COMMIT_SHA|SHORT_SHA|REVISION_ID|CODEBUILD_RESOLVED_SOURCE_VERSION|GITHUB_SHA|GIT_COMMIT|BITBUCKET_COMMIT|DRONE_COMMIT(?:_SHA)?|CI_COMMIT_SHA)\b/;

interface Handed {
  readonly about: string;
  readonly at: Place;
}

/** Evidence from a deployed image's tag: fixed to the commit or a digest, or `latest`. */
export function deployedTag(image: string, { about, at }: Handed): readonly ControlFact[] {
  const ref = parseImageRef(image);
  if (!ref) return [];
  const said = { kind: "control", about, at } as const;
  if (ref.digest !== undefined) {
    return [{ ...said, control: "immutable-tag-deployed", status: "present", fact: "by digest" }];
  }
  if (ref.tag !== undefined && commit.test(ref.tag)) {
    return [{ ...said, control: "immutable-tag-deployed", status: "present", fact: "the tag is the commit" }];
  }
  return ref.tag === "latest"
    ? [{ ...said, control: "latest-tag-used", status: "violated", fact: "deploys latest" }]
    : [];
}

/** Evidence from a pushed image's names: one of them is `latest`. */
export function pushedTags(images: readonly string[], { about, at }: Handed): readonly ControlFact[] {
  const latest = images.find((image) => parseImageRef(image)?.tag === "latest");
  return latest === undefined
    ? []
    : [
        {
          kind: "control",
          about,
          at,
          control: "latest-tag-used",
          status: "violated",
          fact: `pushes ${latest}`,
        },
      ];
}
