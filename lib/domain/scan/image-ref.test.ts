import { describe, expect, test } from "vitest";
import { parseImageRef, placeholdersOf, repositoryName } from "./image-ref";

describe("parseImageRef", () => {
  test.each([
    ["nginx", "docker.io/library/nginx", undefined],
    ["nginx:1.27", "docker.io/library/nginx", "1.27"],
    ["acme/shop:2", "docker.io/acme/shop", "2"],
    ["index.docker.io/acme/shop", "docker.io/acme/shop", undefined],
    ["registry.hub.docker.com/acme/shop:1", "docker.io/acme/shop", "1"],
    ["localhost/shop", "localhost/shop", undefined],
    ["127.0.0.1:30400/hello:latest", "127.0.0.1:30400/hello", "latest"],
    ["ghcr.io/acme/shop:${TAG:-x/y}", "ghcr.io/acme/shop", "${TAG:-x/y}"],
    ["$CI_REGISTRY_IMAGE/api:$SHA", "$CI_REGISTRY_IMAGE/api", "$SHA"],
    ["${{ env.REGISTRY }}/a/b:${{ github.sha }}", "${{ env.REGISTRY }}/a/b", "${{ github.sha }}"],
    ["%docker.repo%shop:EAP", "%docker.repo%/shop", "EAP"],
    ["$IMAGE", "$IMAGE", undefined],
    ["docker://alpine:3", "docker.io/library/alpine", "3"],
  ])("%s", (written, name, tag) => {
    const ref = parseImageRef(written);
    expect(ref && repositoryName(ref)).toBe(name);
    expect(ref?.tag).toBe(tag);
  });

  test("a digest is beside the tag", () => {
    expect(parseImageRef("alpine:3@sha256:abc")).toMatchObject({ tag: "3", digest: "sha256:abc" });
  });

  test.each(["", "a b", "/x", "x/", 'a"b', "a\nb"])("%j names no image", (written) => {
    expect(parseImageRef(written)).toBeUndefined();
  });

  test("says what is filled in elsewhere", () => {
    expect(placeholdersOf("${A}/$B-%c.d%:{{ .e }}<<pipeline.x>>__IMAGE__")).toEqual([
      "${A}",
      "$B",
      "%c.d%",
      "{{ .e }}",
      "<<pipeline.x>>",
      "__IMAGE__",
    ]);
  });
});
