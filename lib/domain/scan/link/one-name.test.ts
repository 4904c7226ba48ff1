import { expect, test } from "vitest";
import type { Fact } from "../facts";
import { withOneName } from "./one-name";

const at = { file: "ci.yml", line: 1 };
const push = (image: string): Fact => ({ kind: "push", at, by: "ci.yml#a", image });
const login = (account: string, host = "docker.io"): Fact => ({
  kind: "login",
  at,
  by: "ci.yml#a",
  host,
  account,
});

function names(...facts: readonly Fact[]): readonly string[] {
  return withOneName(facts).flatMap((fact) => (fact.kind === "push" ? [fact.image] : []));
}

test("a variable that is written with braces and without is one", () => {
  expect(names(push("$R/a:$T"), push("${R}/a:${T}"), push("$R_OLD/a"))).toEqual([
    "${R}/a:${T}",
    "${R}/a:${T}",
    "$R_OLD/a",
  ]);
  expect(names(push("$R/a"))).toEqual(["$R/a"]);
});

test("whom a job signs in to Docker Hub as is an account there, and no registry", () => {
  const user = "${{ secrets.HUB_USER }}";
  expect(names(login(user), push(`${user}/a:1`), push(`ghcr.io/${user}/a`), push("${{ vars.R }}/a"))).toEqual(
    [`docker.io/${user}/a:1`, `ghcr.io/${user}/a`, "${{ vars.R }}/a"],
  );
  expect(names(login("$U"), push("${U}/a"), push("$U/b"))).toEqual(["docker.io/${U}/a", "docker.io/${U}/b"]);
});

test("signing in elsewhere says nothing of a name", () => {
  expect(names(login("$U", "r.example.org"), push("$U/a"))).toEqual(["$U/a"]);
});
