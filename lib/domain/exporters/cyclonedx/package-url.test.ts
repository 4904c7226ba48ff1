import { expect, it } from "vitest";
import { packageUrl } from "./package-url";

const digest = `sha256:${"ab".repeat(32)}`;
const encoded = digest.replace(":", "%3A");

it.each([
  ["ubuntu:24.04", undefined, "pkg:docker/library/ubuntu@24.04"],
  ["docker.io/library/ubuntu:24.04", undefined, "pkg:docker/library/ubuntu@24.04"],
  ["bitnami/redis:7", undefined, "pkg:docker/bitnami/redis@7"],
  ["ghcr.io/team/app:1.2", undefined, "pkg:docker/team/app@1.2?repository_url=ghcr.io"],
  ["localhost:5000/app:1", undefined, "pkg:docker/app@1?repository_url=localhost:5000"],
  ["ubuntu:24.04", digest, `pkg:oci/ubuntu@${encoded}?repository_url=docker.io/library/ubuntu&tag=24.04`],
  [`ghcr.io/team/app@${digest}`, undefined, `pkg:oci/app@${encoded}?repository_url=ghcr.io/team/app`],
])("%s names %j for sure", (text, said, purl) => expect(packageUrl(text, said)).toBe(purl));

it.each(["ubuntu", "our golden image", "UPPER/case:1", "a:b:c", "app@sha256:short", "", "../x:1", "$BASE:1"])(
  "%j names none",
  (text) => expect(packageUrl(text)).toBeUndefined(),
);
