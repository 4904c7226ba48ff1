/**
 * Whether the subject of an identity token matches a rule. A subject has segments between `:` and `/`, as in
 * `repo:acme/shop:ref:refs/heads/main`; a `*` is any one segment, and at the end any suffix. The whole subject is compared,
 * letter by letter.
 * @param pattern one without a fault by `subjectPatternFault`
 */
export function matchesSubject(pattern: string, subject: string): boolean {
  const [asked, given] = [partsOf(pattern), partsOf(subject)];
  for (const [index, part] of asked.entries()) {
    const found = given[index];
    if (part === "*" && index === asked.length - 1) return given.slice(index).join("") !== "";
    if (part === "*" ? found === undefined || found === "" : part !== found) return false;
  }
  return asked.length === given.length;
}

/** @returns the fault of a subject pattern, to follow its name; undefined if it is valid */
export function subjectPatternFault(pattern: string): string | undefined {
  const parts = partsOf(pattern);
  // `repo:acme`: if type or owner were open, every job of the same issuer would match.
  const [first, second] = parts.filter((part) => part !== "" && part !== ":" && part !== "/");
  if (first === "*" || second === "*")
    return "must start with a type and an owner, such as repo:acme. A * there would match every owner";
  // Part of a segment is refused: shop* would also match shop-evil.
  if (parts.some((part) => part !== "*" && part.includes("*")))
    return "may have a * only as a whole segment between : and /";
  return undefined;
}

/** Segments and separators, in turn. */
function partsOf(text: string): readonly string[] {
  return text.split(/([:/])/);
}
