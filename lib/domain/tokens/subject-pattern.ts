/**
 * Whether the subject of an identity token is the one that a rule is about. A subject is made of segments between `:` and
 * `/`, as in `repo:acme/shop:ref:refs/heads/main`; a `*` in place of a segment is any one of them, and at the end everything
 * that follows. The whole subject is compared, letter by letter.
 * @param pattern one that has no fault by `subjectPatternFault`
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

/** @returns what is wrong with a pattern of a subject, to follow its name; undefined: nothing */
export function subjectPatternFault(pattern: string): string | undefined {
  const parts = partsOf(pattern);
  // What it is of, and whose: `repo:acme`. With either of them open, every stranger's job at the same issuer matches.
  const [first, second] = parts.filter((part) => part !== "" && part !== ":" && part !== "/");
  if (first === "*" || second === "*")
    return "must begin with what it is of and whose, such as repo:acme: a * before or in place of that would be anybody";
  // Part of a segment is refused: shop* would be shop-of-somebody-else as well.
  if (parts.some((part) => part !== "*" && part.includes("*")))
    return "may have a * only in place of a whole part between : and /";
  return undefined;
}

/** Segments and what is between them, in turn. */
function partsOf(text: string): readonly string[] {
  return text.split(/([:/])/);
}
