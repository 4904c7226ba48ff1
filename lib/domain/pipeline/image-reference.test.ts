import fc from "fast-check";
import { expect, test } from "vitest";
import { parentName, splitReference } from "./image-reference";

const digest = `sha256:${"0".repeat(64)}`;

test.each([
  ["ubuntu", { name: "ubuntu" }],
  ["ubuntu:24.04", { name: "ubuntu", tag: "24.04" }],
  ["localhost:5000/app", { name: "localhost:5000/app" }],
  [`localhost:5000/team/app:1@${digest}`, { name: "localhost:5000/team/app", tag: "1", digest }],
  ["mirror/alpine:", { name: "mirror/alpine" }],
])("%s is split", (text, parts) => expect(splitReference(text)).toEqual(parts));

test.each([
  ["ubuntu", "ubuntu:latest"],
  ["docker.io/library/ubuntu:24.04", "ubuntu:24.04"],
  ["index.docker.io/library/ubuntu:24.04", "ubuntu:24.04"],
  [`ubuntu:24.04@${digest}`, "ubuntu:24.04"],
  [`ubuntu@${digest}`, `ubuntu@${digest}`],
  ["docker.io/team/app", "team/app:latest"],
  ["quay.io/centos/centos:stream10", "quay.io/centos/centos:stream10"],
])("%s is called %s", (text, name) => expect(parentName(text)).toBe(name));

test("a parent's name is called by itself", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z][a-z0-9]{0,20}(:[a-z0-9.]{1,8})?$/), (text) => {
      expect(parentName(parentName(text))).toBe(parentName(text));
      expect(parentName(` docker.io/library/${text} `)).toBe(parentName(text));
    }),
  );
});
