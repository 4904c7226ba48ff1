/** The content of a ticket about one gap. Names, owners and addresses are user text. */
export interface TicketFacts {
  readonly pipeline: string;
  readonly control: string;
  readonly node: string;
  readonly kind: string;
  readonly stage: string;
  readonly status: string;
  readonly owner?: string | undefined;
  readonly due?: string | undefined;
  readonly why: string;
  readonly what: string;
  readonly how: readonly string[];
  readonly frameworks: readonly { readonly name: string; readonly requirements: readonly string[] }[];
  readonly link: string;
}

/** One ticket as Markdown that reads well as plain text too. */
export function ticketText(facts: TicketFacts): string {
  const { why, what, how, frameworks, link } = facts;
  const lines = [
    `# ${markdownText(facts.control)}: ${markdownText(facts.node)}`,
    "",
    `- Where: ${markdownText(facts.node)} (${markdownText(facts.kind)}), stage ${markdownText(facts.stage)}, pipeline ${markdownText(facts.pipeline)}`,
    `- Status: ${markdownText(facts.status)}`,
    `- Owner: ${facts.owner === undefined ? "none" : markdownText(facts.owner)}`,
    `- Due: ${facts.due === undefined ? "no date" : markdownText(facts.due)}`,
    ...section("Why it matters", why === "" ? [] : [markdownText(why)]),
    ...section("Steps", [
      ...(what === "" ? [] : [markdownText(what)]),
      ...(what === "" || how.length === 0 ? [] : [""]),
      ...how.map((step) => `- ${markdownText(step)}`),
    ]),
    ...section(
      "Frameworks",
      frameworks.map(
        ({ name, requirements }) => `- ${markdownText(name)}: ${requirements.map(markdownText).join(", ")}`,
      ),
    ),
    "",
    `In Blueline: <${linkText(link)}>`,
  ];
  return `${lines.join("\n")}\n`;
}

/** With a blank line before it; empty without lines. */
export function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ["", `## ${title}`, "", ...lines];
}

// What turns, hides or ends a line; no matter who typed it, a ticket stays as it was meant to look.
// The two joiners stay: emoji and some scripts are made with them.
const invisible = /(?:(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s])+/gu;
const marks = /[\\`*_[\]<>#|~&!]/g;

/**
 * Any text as one line of Markdown that shows just its characters: no heading, list, link, image, HTML, mention of a
 * person or reference to an issue comes out of it. An e-mail address stays one that can be copied.
 */
export function markdownText(text: string): string {
  const line = text.replace(invisible, " ").trim();
  return (
    line
      .replace(marks, (mark) => `\\${mark}`)
      // A list or a rule at the beginning of a line: plus, dash, or a number with a dot or a bracket.
      .replace(/^([-+=])/, "\\$1")
      .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2")
      // Addresses that readers of Markdown turn into links by themselves.
      .replaceAll("://", ":\\//")
      .replace(/\bwww\./gi, (www) => `${www.slice(0, -1)}\\.`)
      // Trackers tell the named person: a blank without width keeps the sign from meaning that.
      .replace(/(^|[^\p{L}\p{N}])@/gu, "$1@\u200b")
  );
}

/** An address between angle brackets: nothing in it can end them. */
export function linkText(link: string): string {
  return link.replace(/[\s<>\\`\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => encodeURIComponent(character));
}
