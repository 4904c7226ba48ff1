import { describe, expect, it } from "vitest";
import { matchesSubject, subjectPatternFault } from "./subject-pattern";

describe("the subject of a trust rule", () => {
  it("is compared whole and letter by letter", () => {
    const main = "repo:acme/shop:ref:refs/heads/main";
    expect(matchesSubject(main, main)).toBe(true);
    for (const other of [`${main}2`, `x${main}`, main.toUpperCase(), "", "repo:acme/shop"])
      expect(matchesSubject(main, other)).toBe(false);
  });

  it("may leave one part open, between : and /, and everything at the end", () => {
    expect(matchesSubject("repo:acme/*:ref:refs/heads/main", "repo:acme/web:ref:refs/heads/main")).toBe(true);
    expect(matchesSubject("repo:acme/*:ref:refs/heads/main", "repo:acme/a/b:ref:refs/heads/main")).toBe(
      false,
    );
    expect(matchesSubject("repo:acme/*:ref:refs/heads/main", "repo:acme/:ref:refs/heads/main")).toBe(false);
    expect(matchesSubject("repo:acme/shop:*", "repo:acme/shop:ref:refs/heads/x/y")).toBe(true);
    expect(matchesSubject("repo:acme/shop:*", "repo:acme/shop-evil:ref")).toBe(false);
    expect(matchesSubject("repo:acme/shop:*", "repo:acme/shop:")).toBe(false);
    expect(matchesSubject("repo:acme/shop:*", "repo:acme/shop")).toBe(false);
  });

  it("is never must start with a type and an owner, such as repo:acme. A * there would match every owner's, and leaves no part of a name open", () => {
    expect(subjectPatternFault("*")).toContain(
      "must start with a type and an owner, such as repo:acme. A * there would match every owner",
    );
    expect(subjectPatternFault("*:acme")).toContain(
      "must start with a type and an owner, such as repo:acme. A * there would match every owner",
    );
    for (const open of [
      "repo:*",
      "repo:*/shop:ref:refs/heads/main",
      "project_path:*",
      "repo:*:*",
      "*/acme",
      "https://*",
    ])
      expect(subjectPatternFault(open)).toContain(
        "must start with a type and an owner, such as repo:acme. A * there would match every owner",
      );
    for (const own of ["repo:acme/*", "https://ci.example/job/*", "system:serviceaccount:ci:*"])
      expect(subjectPatternFault(own)).toBeUndefined();
    expect(subjectPatternFault("repo:acme/shop*")).toContain(
      "may have a * only as a whole segment between : and /",
    );
    expect(subjectPatternFault("repo:acme/*:*")).toBeUndefined();
    expect(subjectPatternFault("project_path:acme/shop:ref_type:branch:ref:main")).toBeUndefined();
  });
});
