import { expect, test } from "vitest";
import { credentialWords } from "./credential-words";
import { handOverSentence } from "./connection-sentence";

test("a credential says what it allows and how long it lives, as far as that is answered", () => {
  expect(credentialWords({ artifact: "credential", right: "publish", shortLived: true })).toBe(
    ", may publish, short-lived",
  );
  expect(credentialWords({ artifact: "credential", right: "admin" })).toBe(", full control");
  expect(credentialWords({ artifact: "credential", shortLived: false })).toBe(", long-lived");
  expect(credentialWords({ artifact: "credential" })).toBe("");
});

test("an answer that was given while a credential travelled there is not told of what travels now", () => {
  expect(credentialWords({ artifact: "image", right: "publish", shortLived: true })).toBe("");
});

test("a sentence tells the right before who moves it", () => {
  const edge = { artifact: "credential", right: "deploy", shortLived: false, automated: true } as const;
  expect(handOverSentence(edge, { name: "Jenkins" }, { name: "EKS" })).toBe(
    "Jenkins holds a credential for EKS, may deploy, long-lived, automated",
  );
});
