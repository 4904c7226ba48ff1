import { describe, expect, it } from "vitest";
import { aList, aPod } from "@/lib/testing/running-fixtures";
import { readRunning } from "./read-running";

const read = (text: string) => readRunning({ name: "given.json", text }, "harbor.acme.example");
const refusal = (text: string) => {
  const result = read(text);
  return result.ok ? "" : result.error.message;
};

describe("what says nothing of what is known", () => {
  const ended = { ...aPod({ name: "job", image: "busybox" }), status: { phase: "Succeeded" } };
  const config = { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "settings" } };
  const atNone = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "old" },
    spec: { replicas: 0, template: { spec: { containers: [{ name: "old", image: "busybox" }] } } },
  };
  const stopped = { Config: { Image: "busybox" }, State: { Status: "exited", Running: false } };
  it.each([
    ["a catalogue without a repository", '{"repositories": []}'],
    ["a catalogue that is null", '{"repositories": null}'],
    ["a list of tags that is null", '{"name": "shop", "tags": null}'],
    ["a list without a tag", '{"name": "shop", "tags": []}'],
    ["pods that have ended", aList(ended)],
    ["what runs no container", aList(config)],
    ["one object that runs no container", JSON.stringify(config)],
    ["a deployment that is kept at no copies", aList(atNone)],
    ["containers that do not run", JSON.stringify([stopped])],
    ["images that nothing runs of", JSON.stringify([{ Id: "sha256:0", RepoTags: ["shop:1"] }])],
    ["lines of containers that do not run", '{"Image": "busybox", "Names": "old", "State": "exited"}'],
  ])("is refused in whatever form: %s", (_what, text) => {
    expect(refusal(text)).toMatch(/^(?:It lists no container and no image|The list is empty)/);
  });

  it("is left out beside what says something", () => {
    const tags = '{"name": "shop", "tags": ["1"]}\n{"name": "lost", "tags": null}\n{"repositories": []}';
    expect(read(tags)).toMatchObject({
      ok: true,
      value: [{ format: "registry-tags", repositories: [{ repository: "shop" }] }],
    });
  });

  it("is told with what was passed over", () => {
    expect(refusal('{"Image": "0123456789ab", "Names": "lost", "State": "running"}')).toMatch(
      /^It lists no container and no image.* only an image id/,
    );
  });
});
