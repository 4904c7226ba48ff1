import { expect, test } from "vitest";
import { aPipeline } from "@/lib/testing/builders";
import { answerWords } from "./answer-words";

const today = "2026-11-26";
const place = (node: string) => ({ node, control: "img-sign" });
const accepted = (until: string) =>
  ({
    status: "accepted",
    reason: "Two weeks until the new CI.",
    acceptance: { by: "Bo", until, residual: "An unsigned image." },
  }) as const;

test("of one place it says who answers and until when its risk is accepted", () => {
  const open = aPipeline().node("ci");
  expect(answerWords(open.build(), [place("ci")], today)).toBe("No owner.");
  expect(answerWords(open.build(), [], today)).toBeUndefined();
  const owned = open.claim("ci", "img-sign", { ...accepted("2027-03-01"), owner: "Ana" });
  expect(answerWords(owned.build(), [place("ci")], today)).toBe(
    "Owner: Ana. Accepted until 1 Mar 2027 by Bo.",
  );
  const over = open.claim("ci", "img-sign", accepted("2026-11-01"));
  expect(answerWords(over.build(), [place("ci")], today)).toBe("No owner. Acceptance expired on 1 Nov 2026.");
});

test("the owner of a node answers for what nobody was given", () => {
  const pipeline = aPipeline().node("ci", { owner: "Platform" }).build();
  expect(answerWords(pipeline, [place("ci")], today)).toBe("Owner: Platform.");
});

test("of several places it says how many have an owner and are accepted", () => {
  const pipeline = aPipeline()
    .node("one", { kind: "ci" })
    .node("two", { kind: "ci" })
    .node("three", { kind: "ci" })
    .claim("one", "img-sign", { ...accepted("2027-03-01"), owner: "Ana" })
    .claim("two", "img-sign", { status: "missing", owner: "Platform" })
    .build();
  expect(answerWords(pipeline, ["one", "two", "three"].map(place), today)).toBe(
    "Owners: Ana and Platform; 1 of 3 places without. 1 of 3 accepted.",
  );
});
