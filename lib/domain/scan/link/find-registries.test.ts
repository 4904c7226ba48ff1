import { expect, test } from "vitest";
import type { Fact } from "../facts";
import { findRegistries } from "./find-registries";
import { linkImages } from "./link-images";
import { linkWorkloads } from "./link-workloads";

const at = { file: "ci.yml", line: 1 };
const push = (image: string, by = "a"): Fact => ({ kind: "push", at, by, image });
const login = (host: string, by = "a"): Fact => ({ kind: "login", at, by, host });

function registries(...facts: readonly Fact[]) {
  const images = linkImages(facts);
  return findRegistries(facts, images, linkWorkloads(facts, images)).map(
    ({ host, alsoCalled, isOnlySignedIn }) =>
      [host, ...alsoCalled, ...(isOnlySignedIn ? ["?"] : [])].join(" "),
  );
}

test("where images go is a registry, and what a job only signs in to is one that is asked about", () => {
  expect(registries(push("ghcr.io/acme/a"), login("ghcr.io"))).toEqual(["ghcr.io"]);
  expect(registries(push("ghcr.io/acme/a"), login("ghcr.io"), login("$OTHER"))).toEqual([
    "ghcr.io",
    "$OTHER ?",
  ]);
});

test("what a job signs in to under a variable and the one registry that it pushes to are one", () => {
  expect(registries(login("$HOST"), push("$PATH_THERE/a"), login("$HOST", "b"))).toEqual([
    "$PATH_THERE $HOST",
  ]);
  expect(registries(login("$HOST"), push("$X/a"), push("$Y/a"))).toEqual(["$X", "$Y", "$HOST ?"]);
  expect(registries(login("r.example.org"), push("$X/a"))).toEqual(["$X", "r.example.org ?"]);
});

test("a name that one variable holds goes to the registry that the job signs in to", () => {
  expect(registries(login("$HOST"), push("$IMAGE"))).toEqual(["$HOST"]);
});

test("a registry that an image is only called after is one where a job signs in to it", () => {
  const build: Fact = { kind: "build", at, by: "b", images: ["$R/a:1"], args: {}, pushes: false };
  expect(registries(build)).toEqual([]);
  expect(registries(build, login("$R"))).toEqual(["$R"]);
});
